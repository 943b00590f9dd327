import type { Theme } from '../../style/palette.ts';
import { inkRelief, margin, tileSize } from '../../style/relief.ts';

/** Responds to the URL of a tile, at its port, with the tile inked for the theme in the fragment, or nothing. Any message at the port aborts. */
globalThis.onmessage = async ({ data: url, ports: [port] }: MessageEvent<string>) => {
  if (!port) return;
  const abort = new AbortController();
  port.onmessage = () => abort.abort();
  const theme = new URL(url).hash.slice(1) as Theme;
  const tile = await inkedTile(url, theme, abort.signal).catch(() => undefined);
  port.postMessage(tile, tile ? [tile] : []);
};

async function inkedTile(url: string, theme: Theme, signal: AbortSignal) {
  const picture = await fetchPicture(url, signal);
  const canvas = new OffscreenCanvas(tileSize, tileSize);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the relief.');
  context.drawImage(picture, -margin, -margin);
  picture.close();
  const image = context.getImageData(0, 0, tileSize, tileSize);
  inkRelief(image.data, theme);
  return createImageBitmap(image, { premultiplyAlpha: 'premultiply' });
}

/** What is not a picture, such as the page of a captive network, may be in the cache: it is requested once more, past that. */
async function fetchPicture(
  url: string,
  signal: AbortSignal,
  cache: RequestCache = 'default',
): Promise<ImageBitmap> {
  const response = await fetch(url, { signal, cache });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const picture = createImageBitmap(await response.blob());
  return cache === 'default' ? picture.catch(() => fetchPicture(url, signal, 'reload')) : picture;
}
