/** Query parameters: `stills` shows only still maps, `only=ID` only one section's map. */
export const embedParameters = { stills: 'stills', only: 'only' } as const;

/** The script, published beside the page, that gives a frame in another page the height of its text. */
export const heightScript = 'embed.js';

/** Returns HTML of a frame that leaves a fifth of a low screen free, for a finger to scroll the page around it. */
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
