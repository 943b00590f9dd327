import type { RasterSourceSpecification } from 'maplibre-gl';
import type { TileAddress } from '../../core/camera/tiles-in-view.ts';
import type { Relief } from '../../core/story/story-data.ts';
import type { Theme } from '../../style/palette.ts';
import { tileSize } from './relief-tile.ts';

/** The protocol of the URLs to which `serveRelief` responds with tiles inked for a theme. */
export const reliefProtocol = (theme: Theme): string => `relief-${theme}`;

/** The URL of the relief's folder, by the protocol that inks its tiles in the theme. */
export const reliefFolder = (theme: Theme): string =>
  `${reliefProtocol(theme)}://${new URL('relief/', document.baseURI).href}`;

/** The URL of a tile; with placeholders for the numbers, the template for all. */
export const reliefTileUrl = (
  folder: string,
  { z, x, y }: Readonly<Record<keyof TileAddress, number | string>>,
): string => `${folder}${z}/${x}/${y}.avif`;

/**
 * The sources of a story's relief.
 *
 * @param folder The URL of `relief/` with its protocol.
 */
export function reliefSources(
  relief: Relief,
  folder: string,
): Record<string, RasterSourceSpecification> {
  const tiles = [reliefTileUrl(folder, { z: '{z}', x: '{x}', y: '{y}' })];
  return Object.fromEntries(
    Object.entries(relief).map(([name, { minzoom, maxzoom, bounds }]) => [
      name,
      { type: 'raster', tiles, tileSize, minzoom, maxzoom, bounds: [...bounds] },
    ]),
  );
}
