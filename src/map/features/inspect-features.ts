import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import type { StoryMap, StoryMapEvents } from '../live-map.ts';
import { storyRoutes } from '../sources/story-routes.ts';
import type { StorySources } from '../sources/story-sources.ts';
import type { FeatureFacts } from './feature-facts.ts';
import { featureIndex } from './feature-index.ts';
import { createFeaturePanel } from './feature-panel.ts';
import { hitTest } from './hit-test.ts';
import { lightFeatures } from './light-features.ts';
import type { Point } from './place-panel.ts';
import { watchPointer } from './watch-pointer.ts';

/** The part of a story's map that tells about its features. */
interface FeatureInspector
  extends Pick<StoryMap, 'features' | 'openFeature' | 'lightDays' | 'stop'> {
  /** Closes the panel of a feature that a scene does not show. */
  readonly show: (scene: Scene) => void;
  /** Lights up again what a new style has forgotten. */
  readonly restyle: () => void;
}

interface FeatureInspectorInput {
  readonly map: MapLibreMap;
  readonly style: StyleSpecification;
  readonly layers: readonly LayerSpec[];
  readonly sources: Pick<StorySources, 'loaded' | 'retry' | 'settled'>;
  /** What the map shows now. */
  readonly scene: () => Scene;
  readonly events: Pick<StoryMapEvents, 'onAbout' | 'onPanelClose' | 'onLit'>;
}

const daysOf = (facts: readonly FeatureFacts[]) => facts.flatMap(({ dates }) => dates);

/** Shows the facts of the features that the reader points at, taps or opens from the list. */
export function inspectFeatures(input: FeatureInspectorInput): FeatureInspector {
  const { map, layers, sources, scene, events } = input;
  const container = map.getContainer();
  const index = featureIndex(layers, sources.loaded);
  const hitsAt = hitTest(map, input.style, storyRoutes);
  const { light, restyle } = lightFeatures(map, layers, events.onLit);
  const panel = createFeaturePanel({
    stage: container.parentElement ?? container,
    onAbout: events.onAbout,
    onClose(hadFocus) {
      light([]);
      events.onPanelClose(hadFocus);
    },
  });
  const factsAt = (point: Point) => index.of(hitsAt(point, scene()));
  const stopWatching = watchPointer(map, {
    onHover(point) {
      const found = point ? factsAt(point) : [];
      const [first] = found;
      map.getCanvas().style.cursor = first ? 'pointer' : '';
      if (!point || !first) return panel.leave();
      panel.hover(first, point);
      if (panel.shown() === first.key) light(daysOf(found));
    },
    onTap(point) {
      const found = factsAt(point);
      const [first] = found;
      if (!first) return panel.close();
      panel.pin(first, point);
      light(daysOf(found));
    },
  });
  return {
    async features() {
      for (const { id } of layers) sources.retry(id);
      await sources.settled(layers.map(({ id }) => id));
      return index.all();
    },
    openFeature(key) {
      const facts = index.get(key);
      if (!facts) return;
      panel.pin(facts);
      panel.focus();
      light(daysOf([facts]));
      return panel.box();
    },
    lightDays: light,
    show({ opacity }) {
      const shown = index.get(panel.shown() ?? '');
      if (shown && !((opacity[shown.layer] ?? 0) > 0)) panel.close();
    },
    restyle,
    stop() {
      stopWatching();
      panel.stop();
    },
  };
}
