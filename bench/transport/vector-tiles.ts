import { gzipSync } from 'node:zlib';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Parts } from './read-basemap.ts';

/** A tile's bytes, gzipped as a PMTiles archive holds them; none where nothing lies in it. */
export type TileAt = (z: number, x: number, y: number) => Buffer | undefined;

/** The story's own tolerance of 0.2 px, in a tile of 512 px and 4,096 units. */
export const tolerance = 0.2 * 8;

/** The tiles of a basemap, a layer for each part, cut and simplified as tools such as tippecanoe do. */
export function vectorTiles(parts: Parts): TileAt {
  const indexes = Object.entries(parts).map(([name, collection]) => {
    const index = new GeoJSONVT(collection, { maxZoom: 9, tolerance, buffer: 64, extent: 4096 });
    return [name, index] as const;
  });
  const made = new Map<string, Buffer | undefined>();
  return (z, x, y) => {
    const key = [z, x, y].join('/');
    if (!made.has(key)) {
      const layers = indexes.flatMap(([name, index]) => {
        const tile = index.getTile(z, x, y);
        return tile ? [[name, tile] as const] : [];
      });
      const bytes = fromGeojsonVt(Object.fromEntries(layers), { version: 2, extent: 4096 });
      made.set(key, layers.length > 0 ? gzipSync(bytes, { level: 9 }) : undefined);
    }
    return made.get(key);
  };
}
