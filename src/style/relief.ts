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

/** How opaque the shade is by how far a zoom lies beyond the last that has tiles: the coarser the softer it goes. */
const fading = { coarse: [0, 0.86, 1.5, 0.5, 3, 0], fine: [0, 0.86, 1, 0.3, 1.5, 0] } as const;

/**
 * The shade of the hills, over the land and under everything else: as strong at every zoom up to the
 * tiles' last, and gone beyond, where it would be a blur. The finer pyramid takes over halfway between its
 * first zoom and the coarser one's last, where the style has the source of both.
 */
export function reliefLayers(
  sources: Readonly<Record<string, unknown>>,
): RasterLayerSpecification[] {
  const finer = 'relief-window' in sources;
  const closest = sources[finer ? 'relief-window' : 'relief-world'];
  const { maxzoom: last = 0 } = (closest ?? {}) as { readonly maxzoom?: number };
  const stops = fading[finer ? 'fine' : 'coarse'].map((value, i) => (i % 2 ? value : last + value));
  const paint: PaintOf<'raster'> = {
    'raster-fade-duration': 0,
    'raster-opacity': ['interpolate', ['linear'], ['zoom'], ...stops],
  };
  const layers: RasterLayerSpecification[] = [
    {
      id: 'relief-world',
      type: 'raster',
      source: 'relief-world',
      ...(finer && { maxzoom: 3.5 }),
      paint,
    },
    { id: 'relief-window', type: 'raster', source: 'relief-window', minzoom: 3.5, paint },
  ];
  return layers.filter(({ source }) => source in sources);
}
