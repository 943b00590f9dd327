import type { HtmlTagDescriptor } from 'vite';
import type { OwnPicture, Pictures } from '../../load/pictures/read-pictures.ts';
import { escapeHtml } from '../../load/text/html.ts';
import { fillPictures, type Shown } from '../../load/text/show-pictures.ts';
import type { Words } from '../../words/words.ts';
import { addressesOf } from './picture-files.ts';

/** A story's HTML with its pictures in their places, and captions of its videos in its language. */
export function withPictures(
  html: string,
  pictures: Pictures,
  words: Words['render'],
  lang: string,
): string {
  const filled = fillPictures(html, (url, shown, alt) => {
    const own = pictures[url];
    if (!own) return '';
    const picture = renderPicture(own, shown, alt);
    if (shown === 'text') return picture;
    return `<div class="shown">${picture}${renderVideo(own, alt, words, lang)}</div>`;
  });
  return filled.replaceAll(
    '<input data-compare>',
    `<input type="range" value="50" step="any" aria-label="${escapeHtml(words.compare)}">`,
  );
}

/** The widths of pictures, for browsers that do not know `sizes="auto"`. */
const sizes: Readonly<Record<Shown, string>> = {
  text: '20rem',
  part: '(min-width: 56rem) 13rem, (min-width: 40rem) 19rem, 50vw',
  column: '(min-width: 56rem) 26rem, (min-width: 40rem) 38rem, 100vw',
  top: '(min-width: 56rem) 30rem, (min-width: 40rem) 40rem, 100vw',
  wide: 'min(100vw, 56rem)',
  full: '100vw',
};

function renderPicture(own: OwnPicture, shown: Shown, alt: string): string {
  const { width, height } = own;
  const { drawing, encoded } = addressesOf(own, shown);
  const rest = `width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async">`;
  if (drawing) return `<img vite-ignore src="${drawing}" ${rest}`;
  const listed = encoded.map(([url, pixels]) => `${url} ${pixels}w`).join(', ');
  const src = encoded.at(-1)?.[0] ?? '';
  return `<img vite-ignore src="${src}" srcset="${listed}" sizes="auto, ${sizes[shown]}" ${rest}`;
}

/** A video over its picture: with a script it plays while it is read, without one by the browser's controls. */
function renderVideo(own: OwnPicture, alt: string, words: Words['render'], lang: string): string {
  const { video, captions, encoded, drawing = encoded.at(-1)?.[0] } = addressesOf(own, 'column');
  if (!video) return '';
  const track = captions
    ? `<track vite-ignore kind="captions" srclang="${escapeHtml(lang)}" src="${captions}" default>`
    : '';
  const button = (does: string, off: string, on: string): string =>
    `<button type="button" class="button" data-does="${does}" data-off="${escapeHtml(off)}" data-on="${escapeHtml(on)}">${escapeHtml(off)}</button>`;
  const sound = own.video?.sound ? button('sound', words.soundOn, words.soundOff) : '';
  const tag = (more: string): string =>
    `<video vite-ignore src="${video}" aria-label="${alt}" muted loop playsinline preload="none"${more}>${track}</video>`;
  return `${tag('')}<noscript>${tag(` controls poster="${drawing}"`)}</noscript>
<div class="moves">${button('play', words.play, words.pause)}${sound}</div>`;
}

/** The tags of a page with pictures: their styles, and the script of videos and comparisons. */
export function pictureTags(html: string): HtmlTagDescriptor[] {
  if (!html.includes('assets/pictures/')) return [];
  const moves = /<video |<figure class="compare/.test(html);
  const styles = { rel: 'stylesheet', href: '/src/page/pictures/pictures.css' };
  const script = { type: 'module', src: '/src/page/pictures/moving-pictures.ts' };
  return [
    { tag: 'link', attrs: styles, injectTo: 'head' },
    ...(moves ? [{ tag: 'script', attrs: script, injectTo: 'body' } as const] : []),
  ];
}
