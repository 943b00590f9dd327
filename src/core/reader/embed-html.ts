/** Query parameters: `stills` shows the story with still maps alone, `only=ID` the map of one section alone. */
export const embedParameters = { stills: 'stills', only: 'only' } as const;

/** The script, beside the story's page, that gives a frame within another page the height of its text. */
export const heightScript = 'embed.js';

/** In CSS pixels, of what scrolls and of one map. */
const frameHeights = { story: 720, map: 540 } as const;

/**
 * Returns the HTML of a frame with the story. It leaves a fifth of a low screen free, where a finger scrolls the page
 * around it. A frame of still maps brings the script for its height; without that it scrolls.
 */
export function embedHtml(
  url: string,
  title: string,
  part: 'story' | 'stills' | { readonly only: string } = 'story',
): string {
  const { stills, only } = embedParameters;
  const isMap = typeof part === 'object';
  const rest = part === 'stills' ? `?${stills}` : '';
  const query = isMap ? `?${only}=${encodeURIComponent(part.only)}` : rest;
  const height = isMap ? frameHeights.map : frameHeights.story;
  const frame = `<iframe src="${escaped(url + query)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0;max-height:80vh" loading="lazy" allow="clipboard-write"></iframe>`;
  const script = `${url.replace(/[^/]*$/, '')}${heightScript}`;
  return part === 'stills' ? `${frame}\n<script async src="${escaped(script)}"></script>` : frame;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
