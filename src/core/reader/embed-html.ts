/** Query parameters: `stills` shows still maps alone, `only=ID` the map of one section alone. */
export const embedParameters = { stills: 'stills', only: 'only' } as const;

/** The script beside the page that gives a frame in another page the height of its text. */
export const heightScript = 'embed.js';

/** Leaves a fifth of a low screen free, where a finger scrolls the page around the frame. */
export function embedHtml(
  url: string,
  title: string,
  part: 'story' | 'stills' | { readonly only: string } = 'story',
): string {
  const { stills, only } = embedParameters;
  const isMap = typeof part === 'object';
  const storyQuery = part === 'stills' ? `?${stills}` : '';
  const query = isMap ? `?${only}=${encodeURIComponent(part.only)}` : storyQuery;
  const height = isMap ? 540 : 720;
  const frame = `<iframe src="${escapeHtml(url + query)}" title="${escapeHtml(title)}" width="100%" height="${height}" style="border:0;max-height:80vh" loading="lazy" allow="clipboard-write"></iframe>`;
  const script = `${url.replace(/[^/]*$/, '')}${heightScript}`;
  return part === 'stills'
    ? `${frame}\n<script async src="${escapeHtml(script)}"></script>`
    : frame;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
