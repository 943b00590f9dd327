import { routes } from 'virtual:story/routes';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import type { Route } from '../../core/route/route.ts';
import { nearestShare } from '../../core/route/route-progress.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { frameLoop } from '../../dom/frames.ts';
import { kindOf, type Layer } from '../../style/kinds/kinds.ts';
import { storyMetadata } from '../../style/story-layer.ts';
import type { StoryMapEvents } from '../live-map.ts';
import { unchecked } from '../maplibre/workarounds.ts';
import type { StorySources } from '../sources/story-sources.ts';
import { sourceOf } from '../style/map-style.ts';
import { type FeatureFacts, type FeatureHit, featureIndex } from './feature-facts.ts';
import { createFeaturePanel, type Point } from './feature-panel.ts';

interface InspectorInput {
  readonly map: MapLibreMap;
  readonly style: StyleSpecification;
  readonly layers: readonly Layer[];
  readonly sources: Pick<StorySources, 'loaded' | 'retry' | 'settled'>;
  readonly scene: () => Scene;
  readonly events: Pick<StoryMapEvents, 'onAbout' | 'onSection' | 'onPanelClose' | 'onLit'>;
}

const daysOf = (facts: readonly FeatureFacts[]) => facts.flatMap(({ dates }) => dates);

export function inspectFeatures({ map, style, layers, sources, scene, events }: InspectorInput) {
  const container = map.getContainer();
  const index = featureIndex(layers, sources.loaded);
  const hitsAt = hitTest(map, style, routes);
  const { light, restyle } = lightFeatures(map, layers, events.onLit);
  const stage = container.parentElement ?? container;
  const panel = createFeaturePanel(stage, events.onAbout, (hadFocus) => {
    light([]);
    events.onPanelClose(hadFocus);
  });
  const factsAt = (point: Point) => index.of(hitsAt(point, scene()));
  const hover = (point: Point | undefined) => {
    const facts = point ? factsAt(point) : [];
    const [first] = facts;
    map.getCanvas().style.cursor = first ? 'pointer' : '';
    if (!point || !first) return panel.leave();
    panel.hover(first, point);
    if (panel.shown() === first.key) light(daysOf(facts));
  };
  const tap = (point: Point) => {
    const facts = factsAt(point);
    const [first] = facts;
    if (!first) return panel.close();
    if (first.section) {
      panel.close();
      return events.onSection(first.section);
    }
    panel.pin(first, point);
    light(daysOf(facts));
  };
  const stopWatching = watchPointer(map, hover, tap);
  return {
    async features() {
      for (const { id } of layers) sources.retry(id);
      await sources.settled(layers.map(({ id }) => id));
      return index.all();
    },
    openFeature(key: string) {
      const facts = index.get(key);
      if (!facts) return;
      panel.pin(facts);
      panel.focus();
      light(daysOf([facts]));
      return panel.box();
    },
    lightDays: light,
    show({ opacity }: Scene) {
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

/** Highlights features by day if their layer's kind supports it, and writes the days to the map's `data-lit`. */
export function lightFeatures(
  map: Pick<MapLibreMap, 'getContainer' | 'getLayer' | 'setFilter'>,
  layers: readonly Layer[],
  onLit: (dates: readonly string[]) => void,
) {
  let lit: readonly string[] = [];
  const restyle = () => {
    for (const layer of layers) {
      const part = kindOf(layer).lit;
      const id = part?.layer(layer.id);
      if (part && id && map.getLayer(id)) map.setFilter(id, part.filter(lit), unchecked);
    }
  };
  return {
    light(dates: readonly string[]) {
      if (String(dates) === String(lit)) return;
      lit = dates;
      map.getContainer().dataset.lit = dates.join(' ');
      restyle();
      onLit(dates);
    },
    restyle,
  };
}

/** Ignores a pointer that drags, or rests while the page scrolls. `onHover` gets undefined once it leaves the map. */
function watchPointer(
  map: MapLibreMap,
  onHover: (point: Point | undefined) => void,
  onTap: (point: Point) => void,
): () => void {
  const target = map.getCanvasContainer();
  let last: Point | undefined;
  const hover = frameLoop(() => onHover(last));
  target.addEventListener('pointermove', ({ pointerType, buttons, offsetX, offsetY }) => {
    if (pointerType === 'touch' || buttons !== 0) return;
    if (last && last[0] === offsetX && last[1] === offsetY) return;
    last = [offsetX, offsetY];
    hover.request();
  });
  target.addEventListener('pointerleave', () => {
    if (!last) return;
    last = undefined;
    hover.request();
  });
  map.on('click', ({ point }) => {
    hover.stop();
    onTap([point.x, point.y]);
  });
  return hover.stop;
}

/** Maximum distance from pointer to feature, in CSS pixels. */
const reach = 4;

/** Finds features at a point, from the top down, except in hidden layers and on parts of routes not drawn yet. */
export function hitTest(
  map: Pick<MapLibreMap, 'queryRenderedFeatures' | 'getLayer' | 'unproject'>,
  style: StyleSpecification,
  routes: Readonly<Record<string, Pick<Route, 'line'>>>,
) {
  const shapes = style.layers.flatMap((part) => {
    const layer = storyMetadata(part)?.layer;
    return layer !== undefined && layer === sourceOf(part) ? [{ id: part.id, layer }] : [];
  });
  const isDrawn = (layer: string, share: number, [x, y]: Point) => {
    const line = routes[layer]?.line;
    if (!line || share >= 1) return true;
    const { lng, lat } = map.unproject([x, y]);
    return nearestShare(line, [lng, lat]) <= share;
  };
  return ([x, y]: Point, { opacity, drawn }: Pick<Scene, 'opacity' | 'drawn'>): FeatureHit[] => {
    const visible = shapes
      .filter(({ id, layer }) => (opacity[layer] ?? 0) > 0 && map.getLayer(id))
      .map(({ id }) => id);
    if (visible.length === 0) return [];
    const from: [number, number] = [x - reach, y - reach];
    const hits = map
      .queryRenderedFeatures([from, [x + reach, y + reach]], { layers: visible })
      .map(({ source, properties }) => ({ layer: source, name: String(properties.name) }))
      .filter(({ layer }) => isDrawn(layer, drawn[layer] ?? 1, [x, y]));
    return [...new Map(hits.map((hit) => [`${hit.layer}/${hit.name}`, hit])).values()];
  };
}
