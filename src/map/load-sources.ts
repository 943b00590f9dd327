import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** All that loading sources needs of the map. */
export type LoadPort = Pick<MapLibreMap, 'getSource' | 'setLayoutProperty'>;

/** Loads the map's sources as they are asked for, and brings their layers into sight as they are wanted. */
export interface SourceLoads {
  /** The sources asked for so far; a style made anew asks for them at once. */
  readonly asked: ReadonlySet<string>;
  /** The style layers still out of sight, by their source. */
  readonly hidden: ReadonlyMap<string, readonly string[]>;
  /** Asks for sources that have not been asked for; those without an address are passed over. */
  readonly ask: (sources: Iterable<string>) => void;
  /** Asks for sources and brings their layers into sight. */
  readonly want: (sources: Iterable<string>) => void;
}

/**
 * Loads each source of `urls` once it is asked for, so that what the first scene shows comes first.
 * A source that is loaded and not wanted yet costs the worker its features and nothing else:
 * MapLibre cuts tiles only for layers in sight.
 *
 * @param first The sources that the map's style asks for itself.
 * @param layers The style layers that are out of sight until their source is wanted, by the source.
 */
export function loadSources(
  map: LoadPort,
  urls: Readonly<Record<string, string>>,
  first: Iterable<string>,
  layers: ReadonlyMap<string, readonly string[]>,
): SourceLoads {
  const asked = new Set(first);
  const hidden = new Map(layers);
  const ask = (source: string) => {
    const url = urls[source];
    if (!url || asked.has(source)) return;
    asked.add(source);
    map.getSource<GeoJSONSource>(source)?.setData(url);
  };
  return {
    asked,
    hidden,
    ask(sources) {
      for (const source of sources) ask(source);
    },
    want(sources) {
      for (const source of sources) {
        ask(source);
        for (const layer of hidden.get(source) ?? []) {
          map.setLayoutProperty(layer, 'visibility', 'visible');
        }
        hidden.delete(source);
      }
    },
  };
}
