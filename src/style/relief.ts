import type { RasterLayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { Relief } from '../core/story/story-data.ts';
import type { PaintOf } from './layer-parts.ts';

/** The side of a tile of the relief in pixels. */
export const tileSize = 512;

/** How far a tile's picture extends beyond each edge, in pixels, unseen: encoders are least exact at the rim. */
export const margin = 8;

/** @param tiles The URL of a tile, with `{z}`, `{x}` and `{y}`. */
export function reliefSources(
  relief: Relief,
  tiles: string,
): Record<string, RasterSourceSpecification> {
  return Object.fromEntries(
    Object.entries(relief).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      { type: 'raster', tiles: [tiles], tileSize, minzoom, maxzoom, bounds: [...bounds] },
    ]),
  );
}

/** The zoom at which the finer pyramid replaces the coarser. */
const handover = 3.5;

const raster = (id: string) => ({ id, type: 'raster', source: id }) as const;

/** The opacity by how far the zoom lies beyond the last that has tiles. */
const fading = { coarse: [0, 0.86, 1.5, 0.5, 3, 0], fine: [0, 0.86, 1, 0.3, 1.5, 0] } as const;

/** The hills, over the land and under all else, up to the zoom at which they would blur. The finer pyramid replaces the coarser. */
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
    { ...raster('relief-world'), ...(finer && { maxzoom: handover }), paint },
    { ...raster('relief-window'), minzoom: handover, paint },
  ];
  return layers.filter(({ source }) => source in sources);
}
