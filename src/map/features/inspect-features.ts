import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import { storyRoutes } from '../sources/story-routes.ts';
import type { StoryMapEvents } from '../story-map.ts';
import { type FeatureFacts, featureKey } from './feature-facts.ts';
import { featureIndex } from './feature-index.ts';
import { createFeaturePanel } from './feature-panel.ts';
import { type FeatureHit, hitTest } from './hit-test.ts';
import { lightFeatures } from './light-features.ts';
import { watchPointer } from './watch-pointer.ts';

/** What the map tells about its features. */
export interface FeatureInspector {
  /** The facts of every feature of the story, once its files are read. */
  readonly features: () => Promise<readonly FeatureFacts[]>;
  /** Opens the panel of a feature and gives its box on the screen; `focus` moves the focus into it. */
  readonly open: (key: string) => DOMRect | undefined;
  /** Lights up the sites of these days, or none. */
  readonly light: (dates: readonly string[]) => void;
  /** Closes the panel of a feature that a scene does not show. */
  readonly show: (scene: Scene) => void;
  /** Lights up again what a new style has forgotten. */
  readonly restyle: () => void;
  readonly stop: () => void;
}

export interface FeatureInspectorInput {
  readonly map: MapLibreMap;
  readonly style: StyleSpecification;
  readonly layers: readonly LayerSpec[];
  /** What the map shows now. */
  readonly scene: () => Scene;
  readonly events: Pick<StoryMapEvents, 'onAbout' | 'onPanelClose' | 'onSites'>;
}

/** Tells about the features that the reader points at, taps or asks for. */
export function inspectFeatures({
  map,
  style,
  layers,
  scene,
  events,
}: FeatureInspectorInput): FeatureInspector {
  const container = map.getContainer();
  const index = featureIndex(layers, sourceUrls);
  const test = hitTest(map, style, storyRoutes);
  const panel = createFeaturePanel({
    stage: container.parentElement ?? container,
    onAbout: events.onAbout,
    onClose(_, hadFocus) {
      light([]);
      events.onPanelClose(hadFocus);
    },
  });
  let lit: readonly string[] = [];
  let latest: readonly [number, number] | undefined;

  function write(): void {
    for (const layer of layers) lightFeatures(map, layer, lit);
  }
  function light(dates: readonly string[]): void {
    if (String(dates) === String(lit)) return;
    lit = dates;
    container.dataset.lit = dates.join(' ');
    write();
    events.onSites(dates);
  }
  const read = (hits: readonly FeatureHit[]) =>
    Promise.all(hits.map(({ layer }) => index.read(layer)));
  const factsOf = (hits: readonly FeatureHit[]) =>
    hits.flatMap(({ layer, name }) => index.get(featureKey(layer, name)) ?? []);
  const daysOf = (facts: readonly FeatureFacts[]) => facts.flatMap(({ dates }) => dates);

  const stopWatching = watchPointer(map, {
    async onHover(point) {
      latest = point;
      const hits = point ? test(point, scene()) : [];
      map.getCanvas().style.setProperty('cursor', hits.length > 0 ? 'pointer' : '');
      await read(hits);
      if (point !== latest) return;
      const [first, ...others] = factsOf(hits);
      if (!point || !first) {
        panel.leave();
        return;
      }
      panel.hover(first, point);
      if (panel.shown() === first.key) light(daysOf([first, ...others]));
    },
    async onTap(point) {
      const hits = test(point, scene());
      await read(hits);
      const [first, ...others] = factsOf(hits);
      if (!first) {
        panel.close();
        return;
      }
      panel.pin(first, point);
      light(daysOf([first, ...others]));
    },
  });

  return {
    features: index.load,
    open(key) {
      const facts = index.get(key);
      if (!facts) return;
      panel.pin(facts);
      panel.focus();
      light(daysOf([facts]));
      return panel.box();
    },
    light,
    show({ opacity }) {
      const shown = index.get(panel.shown() ?? '');
      if (shown && !((opacity[shown.layer] ?? 0) > 0)) panel.close();
    },
    restyle: write,
    stop() {
      stopWatching();
      panel.stop();
    },
  };
}
