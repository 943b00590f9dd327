import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** All that loading sources needs of the map. */
export type LoadPort = Pick<MapLibreMap, 'getSource' | 'setLayoutProperty'>;

/** Loads the map's sources as they are wanted. */
export interface SourceLoads {
  /** The sources asked for so far; a style made anew asks for them at once. */
  readonly asked: ReadonlySet<string>;
  /** Asks for sources that have not been asked for; those without an address are passed over. */
  readonly want: (sources: Iterable<string>) => void;
}

/**
 * Loads each source of `urls` once it is wanted, so that what the first scene shows comes first.
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
  return {
    asked,
    want(sources) {
      for (const source of sources) {
        const url = urls[source];
        if (!url || asked.has(source)) continue;
        asked.add(source);
        map.getSource<GeoJSONSource>(source)?.setData(url);
        for (const layer of layers.get(source) ?? []) {
          map.setLayoutProperty(layer, 'visibility', 'visible');
        }
      }
    },
  };
}
