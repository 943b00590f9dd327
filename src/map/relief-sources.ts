import type { RasterDEMSourceSpecification } from 'maplibre-gl';

/** One pyramid of relief tiles: the zooms that it has and the box that it covers. */
export interface ReliefPyramid {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

/** The pyramids of `public/relief`, as its `index.json` lists them: a coarse world, a finer window. */
export const reliefPyramids: Readonly<Record<'relief-world' | 'relief-window', ReliefPyramid>> = {
  'relief-world': { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] },
  'relief-window': { minzoom: 4, maxzoom: 5, bounds: [66, -12, 160, 62] },
};

/**
 * The sources of the relief below `folder`, the absolute address of `relief/`. The tiles are grey,
 * and their grey is given to the style as an elevation from 0 to 255, so that it can colour it.
 */
export function reliefSources(folder: string): Record<string, RasterDEMSourceSpecification> {
  return Object.fromEntries(
    Object.entries(reliefPyramids).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      {
        type: 'raster-dem',
        tiles: [`${folder}{z}/{x}/{y}.webp`],
        encoding: 'custom',
        redFactor: 1,
        greenFactor: 0,
        blueFactor: 0,
        baseShift: 0,
        tileSize: 512,
        minzoom,
        maxzoom,
        bounds: [...bounds],
      },
    ]),
  );
}
