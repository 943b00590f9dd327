import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneChange } from '../../core/timeline/diff-scene.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import { storyRoutes } from '../sources/story-routes.ts';
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
  /** Lights up the sites of a day, or none. */
  readonly light: (date: string | undefined) => void;
  /** Takes note of what has changed of the scene. */
  readonly note: (change: SceneChange) => void;
  /** Lights up again what a new style has forgotten. */
  readonly restyle: () => void;
  readonly stop: () => void;
}

export interface FeatureInspectorInput {
  readonly map: MapLibreMap;
  readonly style: StyleSpecification;
  readonly layers: readonly LayerSpec[];
  readonly onAbout: (layer: string) => void;
  readonly onPanelClose: (hadFocus: boolean) => void;
  /** The days of the sites that the reader points at. */
  readonly onSites: (dates: readonly string[]) => void;
}

/** Tells about the features that the reader points at, taps or asks for. */
export function inspectFeatures({
  map,
  style,
  layers,
  onAbout,
  onPanelClose,
  onSites,
}: FeatureInspectorInput): FeatureInspector {
  const container = map.getContainer();
  const index = featureIndex(layers, sourceUrls);
  const opacity: Record<string, number> = {};
  const drawn: Record<string, number> = {};
  const test = hitTest(map, style, storyRoutes, { opacity, drawn });
  const panel = createFeaturePanel({
    stage: container.parentElement ?? container,
    onAbout,
    onClose(_, hadFocus) {
      light([]);
      onPanelClose(hadFocus);
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
    onSites(dates);
  }
  const read = (hits: readonly FeatureHit[]) =>
    Promise.all(hits.map(({ layer }) => index.read(layer)));
  const factsOf = (hits: readonly FeatureHit[]) =>
    hits.flatMap(({ layer, name }) => index.get(featureKey(layer, name)) ?? []);
  const daysOf = (facts: readonly FeatureFacts[]) => facts.flatMap(({ date }) => date ?? []);

  const stopWatching = watchPointer(map, {
    async onHover(point) {
      latest = point;
      const hits = point ? test(point) : [];
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
      const hits = test(point);
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
    light: (date) => light(date ? [date] : []),
    note(change) {
      Object.assign(opacity, change.opacity);
      Object.assign(drawn, change.drawn);
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
