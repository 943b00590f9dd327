import type { Theme } from '../../style/palette.ts';
import { inkRelief } from './relief-ink.ts';
import { marginOf } from './relief-tile.ts';

/** The status of the response where a tile was never seen and there is no network. */
const noContent = 204;

/**
 * Fetches a grey tile of the relief from the page's own site and inks it; a clear one where there is
 * none. For a worker: it takes some milliseconds for each tile.
 *
 * @throws When the tile cannot be loaded, or the browser draws nothing off the page.
 */
export async function inkTile(
  url: string,
  theme: Theme,
  signal: AbortSignal,
): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  const { ok, status } = response;
  if (!ok) throw new Error(`${url}: the relief's tile could not be loaded (${status}).`);
  if (status === noContent) return createImageBitmap(new ImageData(1, 1));
  const picture = await createImageBitmap(await response.blob());
  const margin = marginOf(picture.width);
  const [width, height] = [picture.width - 2 * margin, picture.height - 2 * margin];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the relief.');
  context.drawImage(picture, -margin, -margin);
  picture.close();
  const image = context.getImageData(0, 0, width, height);
  inkRelief(image.data, theme);
  return createImageBitmap(image, { premultiplyAlpha: 'premultiply' });
}
