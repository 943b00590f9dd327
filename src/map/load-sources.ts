import type {
  GeoJSONSourceSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from 'maplibre-gl';
import { outOfSight, sourceOf } from './asked-style.ts';

/** All that loading sources needs of the map. */
export type LoadPort = Pick<
  MapLibreMap,
  'addSource' | 'addLayer' | 'getLayer' | 'setLayoutProperty'
>;

/** Loads the map's sources as they are asked for, and brings their layers into sight as they are wanted. */
export interface SourceLoads {
  /** The sources asked for so far, which the map has. */
  readonly asked: ReadonlySet<string>;
  /** The style layers still out of sight, by their source. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Asks for sources that have not been asked for; those without an address are passed over. */
  readonly ask: (sources: Iterable<string>) => void;
  /** Asks for sources and brings their layers into sight. */
  readonly want: (sources: Iterable<string>) => void;
}

/**
 * Gives the map each source of `urls` with its layers once it is asked for, so that what the first
 * scene shows comes first and MapLibre's worker reads the layers of nothing else before it. A source
 * that is not wanted yet costs the worker its features and nothing else: MapLibre cuts tiles only for
 * layers in sight.
 *
 * @param first The sources that the map has from the start.
 * @param styleNow The whole style as the present scene has it.
 */
export function loadSources(
  map: LoadPort,
  urls: Readonly<Record<string, string>>,
  first: Iterable<string>,
  styleNow: () => StyleSpecification,
): SourceLoads {
  const asked = new Set(first);
  const hidden = new Map<string, readonly string[]>();
  const ask = (sources: Iterable<string>) => {
    const fresh = [...new Set(sources)].filter((source) => urls[source] && !asked.has(source));
    if (fresh.length === 0) return;
    const style = styleNow();
    for (const source of fresh) {
      asked.add(source);
      const spec = style.sources[source] as GeoJSONSourceSpecification;
      map.addSource(source, { ...spec, data: urls[source] ?? spec.data });
    }
    for (const source of fresh) hidden.set(source, addOutOfSight(map, style, source));
  };
  return {
    asked,
    hidden,
    ask,
    want(sources) {
      const wanted = [...sources];
      ask(wanted);
      for (const source of wanted) {
        for (const layer of hidden.get(source) ?? []) {
          map.setLayoutProperty(layer, 'visibility', 'visible');
        }
        hidden.delete(source);
      }
    },
  };
}

/**
 * Adds a source's layers out of sight, each where the style has it; gives the ids of those that are to
 * be seen when the source is wanted. The scene itself takes marks out and in.
 */
function addOutOfSight(
  map: LoadPort,
  { layers }: StyleSpecification,
  source: string,
): readonly string[] {
  const added: string[] = [];
  let above: string | undefined;
  for (const layer of [...layers].reverse()) {
    if (sourceOf(layer) === source) {
      map.addLayer(outOfSight(layer), above);
      if (layer.layout?.visibility !== 'none') added.push(layer.id);
    }
    if (map.getLayer(layer.id)) above = layer.id;
  }
  return added;
}
