import { addProtocol, type RequestParameters } from 'maplibre-gl';
import type { Theme } from '../style/palette.ts';
import { inkRelief } from './relief-ink.ts';
import { reliefProtocol } from './relief-sources.ts';

/** The answer where a tile was never seen and there is no network. */
const noContent = 204;

/** Fetches a grey tile from the page's own site and inks it; a clear one where there is none. */
async function inkedTile(
  url: string,
  theme: Theme,
  { signal }: AbortController,
): Promise<{ data: ImageBitmap }> {
  const answer = await fetch(url.slice(url.indexOf('://') + 3), { signal });
  if (!answer.ok) throw new Error(`${url}: the relief's tile could not be had (${answer.status}).`);
  if (answer.status === noContent) return { data: await createImageBitmap(new ImageData(1, 1)) };
  const picture = await createImageBitmap(await answer.blob());
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the relief.');
  context.drawImage(picture, 0, 0);
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  inkRelief(image.data, theme);
  return { data: await createImageBitmap(image, { premultiplyAlpha: 'premultiply' }) };
}

/**
 * Lets the map ask for relief tiles as pictures of ink. The tiles are kept grey, which takes a
 * third of the bytes of transparent ones and serves both themes; MapLibre's own `color-relief`
 * colours them as well, but takes seconds to compile where the processor draws.
 */
export function serveRelief(): void {
  for (const theme of ['light', 'dark'] as const) {
    addProtocol(reliefProtocol(theme), ({ url }: RequestParameters, abort) =>
      inkedTile(url, theme, abort),
    );
  }
}
