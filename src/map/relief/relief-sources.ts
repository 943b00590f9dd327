import type { RasterSourceSpecification } from 'maplibre-gl';
import type { Relief } from '../../core/story/story-data.ts';
import type { Theme } from '../../style/palette.ts';
import { tileSize } from './relief-tile.ts';

/** The protocol of the addresses that `serveRelief` answers with tiles inked for a theme. */
export const reliefProtocol = (theme: Theme): string => `relief-${theme}`;

/** The address of the relief's folder, by the protocol that inks its tiles in the theme. */
export const reliefFolder = (theme: Theme): string =>
  `${reliefProtocol(theme)}://${new URL('relief/', document.baseURI).href}`;

/**
 * The sources of a story's relief.
 *
 * @param folder The address of `relief/` with its protocol.
 */
export function reliefSources(
  relief: Relief,
  folder: string,
): Record<string, RasterSourceSpecification> {
  return Object.fromEntries(
    Object.entries(relief).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      {
        type: 'raster',
        tiles: [`${folder}{z}/{x}/{y}.avif`],
        tileSize,
        minzoom,
        maxzoom,
        bounds: [...bounds],
      },
    ]),
  );
}
