import type { Theme } from '../../style/palette.ts';
import { inkRelief, margin, tileSize } from '../../style/relief.ts';

/** Answers a URL `…#THEME/BOX` with the inked tile, less the box, or with nothing. Any message on the port aborts. */
globalThis.onmessage = async ({ data: url, ports: [port] }: MessageEvent<string>) => {
  if (!port) return;
  const abort = new AbortController();
  port.onmessage = () => abort.abort();
  const tile = await inkedTile(url, abort.signal).catch(() => undefined);
  port.postMessage(tile, tile ? [tile] : []);
};

async function inkedTile(url: string, signal: AbortSignal) {
  const [theme, box] = new URL(url).hash.slice(1).split('/') as [Theme, string?];
  const picture = await fetchPicture(url, signal);
  const canvas = new OffscreenCanvas(tileSize, tileSize);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the relief.');
  context.drawImage(picture, -margin, -margin);
  picture.close();
  const image = context.getImageData(0, 0, tileSize, tileSize);
  inkRelief(image.data, theme);
  context.putImageData(image, 0, 0);
  if (box) erase(context, url, box);
  return createImageBitmap(canvas, { premultiplyAlpha: 'premultiply' });
}

/** Width of the soft rim in pixels: the mask is drawn this much smaller, then enlarged. */
const soft = 8;

/** Erases a box, in units of Mercator's square, from a tile. */
function erase(context: OffscreenCanvasRenderingContext2D, url: string, box: string): void {
  const [, z, ...corner] = (/(\d+)\/(\d+)\/(\d+)\.avif/.exec(url) ?? []).map(Number);
  const [left = 0, top = 0, right = 0, bottom = 0] = box
    .split(',')
    .map((at, i) => ((Number(at) * 2 ** (z ?? 0) - (corner[i % 2] ?? 0)) * tileSize) / soft + 1);
  const mask = new OffscreenCanvas(tileSize / soft + 2, tileSize / soft + 2);
  mask.getContext('2d')?.fillRect(left, top, right - left, bottom - top);
  context.globalCompositeOperation = 'destination-out';
  context.drawImage(mask, -soft, -soft, tileSize + 2 * soft, tileSize + 2 * soft);
}

/** If the cache has no picture but, say, a captive network's page, requests the file once more, past the cache. */
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
