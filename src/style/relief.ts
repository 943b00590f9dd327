import type { RasterLayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Relief } from '../core/story/story-data.ts';
import type { PaintOf } from './layer-parts.ts';

/** The side of a tile of the relief, in pixels, at the zoom that it is made for. */
export const tileSize = 512;

/**
 * How far a tile's picture goes on beyond each edge of the tile, in pixels. What lies there is not shown:
 * an encoder is least true at the rim of a picture, and two tiles that ended with theirs would meet in a
 * seam.
 */
export const margin = 8;

/**
 * The sources of a story's relief.
 *
 * @param tiles The URL of a tile, with `{z}`, `{x}` and `{y}` for its zoom, column and row.
 */
export function reliefSources(
  relief: Relief,
  tiles: string,
): Record<string, RasterSourceSpecification> {
  return Object.fromEntries(
    Object.entries(relief).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      {
        type: 'raster',
        tiles: [tiles],
        tileSize,
        minzoom,
        maxzoom,
        bounds: [...bounds],
      },
    ]),
  );
}

/** How opaque the shade is by how far a zoom lies beyond the last that has tiles. */
const beyond = { world: [0, 0.86, 1.5, 0.5, 3, 0], window: [0, 0.86, 1, 0.3, 1.5, 0] } as const;

/**
 * The shade of the hills, over the land and under everything else: as strong at every zoom up to the
 * tiles' last, and soon gone beyond, where it would be a blur. The finer pyramid takes over halfway
 * between its first zoom and the coarser one's last, where the style has the source of both.
 */
export function reliefLayers(
  sources: Readonly<Record<string, { readonly maxzoom?: number } | object>>,
): RasterLayerSpecification[] {
  const finer = 'relief-window' in sources;
  const layer = (name: 'world' | 'window'): RasterLayerSpecification[] => {
    const source = sources[`relief-${name}`] as { readonly maxzoom?: number } | undefined;
    if (!source) return [];
    const last = source.maxzoom ?? 0;
    const stops = beyond[name].map((value, i) => (i % 2 === 0 ? last + value : value));
    const paint: PaintOf<'raster'> = {
      'raster-fade-duration': 0,
      'raster-opacity': ['interpolate', ['linear'], ['zoom'], ...stops],
    };
    const range = name === 'window' ? { minzoom: 3.5 } : finer ? { maxzoom: 3.5 } : {};
    return [{ id: `relief-${name}`, type: 'raster', source: `relief-${name}`, ...range, paint }];
  };
  return [...layer('world'), ...layer('window')];
}
