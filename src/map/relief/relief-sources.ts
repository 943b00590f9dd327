import type { RasterSourceSpecification } from 'maplibre-gl';
import type { Theme } from '../../style/palette.ts';

/** The protocol of the addresses that `serveRelief` answers with tiles inked for a theme. */
export const reliefProtocol = (theme: Theme): string => `relief-${theme}`;

/** One pyramid of relief tiles: the zooms that it has and the box that it covers. */
export interface ReliefPyramid {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: readonly [west: number, south: number, east: number, north: number];
}

/** The pyramids of `public/relief`, as its `index.json` lists them: a coarse world, a finer window. */
export const reliefPyramids: Readonly<Record<'relief-world' | 'relief-window', ReliefPyramid>> = {
  'relief-world': { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] },
  'relief-window': { minzoom: 4, maxzoom: 6, bounds: [66, -12, 160, 62] },
};

/** The sources of the relief below `folder`, the address of `relief/` with its protocol. */
export function reliefSources(folder: string): Record<string, RasterSourceSpecification> {
  return Object.fromEntries(
    Object.entries(reliefPyramids).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      {
        type: 'raster',
        tiles: [`${folder}{z}/{x}/{y}.avif`],
        tileSize: 512,
        minzoom,
        maxzoom,
        bounds: [...bounds],
      },
    ]),
  );
}
