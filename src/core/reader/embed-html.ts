/**
 * The parameters of the page's address that say what of it is shown: `stills`, the story with its still maps in
 * place of the live one, and `only`, the map of one section, by its id.
 */
export const embedParameters = { stills: 'stills', only: 'only' } as const;

/** The script with which another page gives a frame the height of its text, beside the story's own page. */
export const heightScript = 'embed.js';

/** The heights of frames in CSS pixels: of what scrolls, and of one map. */
export const frameHeights = { story: 720, map: 540 } as const;

/**
 * The HTML with which another page shows the story. Of a screen that is low a frame leaves a fifth, where a
 * finger scrolls the page around it. What is as tall as its text has a script that makes the frame as tall; where
 * that is taken out or blocked, the frame scrolls.
 *
 * @param url The URL of the story's page, in full and without a query.
 * @param title What the frame is called for those who hear the page.
 * @param part What of the story: all by default.
 */
export function embedHtml(
  url: string,
  title: string,
  part: 'story' | 'stills' | { readonly only: string } = 'story',
): string {
  const { stills, only } = embedParameters;
  const query =
    part === 'story'
      ? ''
      : part === 'stills'
        ? `?${stills}`
        : `?${only}=${encodeURIComponent(part.only)}`;
  const height = typeof part === 'object' ? frameHeights.map : frameHeights.story;
  const frame = `<iframe src="${escaped(url + query)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0;max-height:80vh" loading="lazy" allow="clipboard-write"></iframe>`;
  const script = `${url.replace(/[^/]*$/, '')}${heightScript}`;
  return part === 'stills' ? `${frame}\n<script async src="${escaped(script)}"></script>` : frame;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
