import { hash } from 'node:crypto';
import { extname, parse } from 'node:path';
import sharp from 'sharp';
import { keptFile } from '../files/caches.ts';
import type { SafeFolder } from '../files/safe-folder.ts';
import { StoryError } from '../files/story-error.ts';
import { idLike } from '../files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { OwnPicture } from '../read/pictures/read-pictures.ts';
import type { OwnFile } from '../read/pictures/see-file.ts';
import { data, escapeHtml } from '../read/text/html.ts';
import type { Section } from '../read/text/read-sections.ts';
import { pictureSlot, type Shown, type SlottedPicture } from '../read/text/show-pictures.ts';
import type { Words } from '../words/words.ts';

/** Pictures' widths in pixels: for a column on plain and fine screens, a phone, a wide picture, and a window. */
const ladder = [420, 840, 1280, 1920, 2560];

/** A picture's maximum width in pixels, and its `sizes` for browsers without `sizes="auto"`. */
const looks: Readonly<Record<Shown, readonly [widest: number, sizes: string]>> = {
  text: [840, '20rem'],
  part: [1280, '(min-width: 56rem) 13rem, (min-width: 40rem) 19rem, 50vw'],
  column: [1280, '(min-width: 56rem) 26rem, (min-width: 40rem) 38rem, 100vw'],
  top: [1280, '(min-width: 56rem) 30rem, (min-width: 40rem) 40rem, 100vw'],
  wide: [1920, 'min(100vw, 56rem)'],
  full: [2560, '100vw'],
};

/** The encoding of pictures; any change here causes all pictures to be encoded again. */
const encoding = { quality: 55, effort: 4 } as const;

/** Returns the URLs of a picture's files, which change with their content; drawings are not encoded. */
function addressesOf({ drawing, width, video, ...own }: OwnPicture, shown: Shown) {
  const most = Math.min(width, looks[shown][0]);
  const widths = drawing ? [] : [...ladder.filter((each) => each < 0.8 * most), most];
  const whole = (file: OwnFile | undefined) =>
    file && `${folderOf(file)}/whole${extname(file.file).toLowerCase()}`;
  return {
    encoded: widths.map((each) => [`${folderOf(own)}/${each}.avif`, each] as const),
    drawing: whole(drawing ? own : undefined),
    video: whole(video),
    captions: whole(video?.captions),
  };
}

function folderOf({ file, version }: OwnFile): string {
  const content = version + JSON.stringify(encoding);
  const name = idLike(parse(file).name) || 'picture';
  return `assets/pictures/${name}-${hash('sha256', content, 'hex').slice(0, 8)}`;
}

/** Returns the files of a story's pictures by URL, each made on request. */
export function filesOf({ pictures, shown, files }: LoadedStory) {
  const entries = shown.flatMap(({ url, shown: as }) => {
    const own = pictures[url];
    if (!own) return [];
    const { encoded, drawing, video, captions } = addressesOf(own, as);
    const whole = (address: string | undefined, { file }: OwnFile = own) =>
      address ? [[address, async () => files.bytes(file) ?? Buffer.of()] as const] : [];
    const sized = (width: number) => () => encode(own, width, files);
    return [
      ...encoded.map(([address, width]) => [address, sized(width)] as const),
      ...whole(drawing),
      ...whole(video, own.video),
      ...whole(captions, own.video?.captions),
    ];
  });
  return new Map(entries);
}

/**
 * Encodes a picture, upright and without metadata, and caches it in `.cache/pictures`.
 * @throws StoryError if the picture is broken.
 */
async function encode({ file, version }: OwnFile, width: number, { at, bytes }: SafeFolder) {
  const how = JSON.stringify([width, encoding]);
  const make = () =>
    sharp(bytes(file), { failOn: 'error' })
      .autoOrient()
      .resize({ width })
      .avif(encoding)
      .toBuffer();
  try {
    const cache = at('.cache/pictures');
    return (await keptFile(cache, `${width}.avif`, [version, how], make)).content;
  } catch (error) {
    const problem = `the picture cannot be decoded: ${(error as Error).message}.`;
    throw new StoryError([{ file, problem, remedy: 'Save it again, as a JPEG or a PNG.' }]);
  }
}

export function withPictures(section: Section, loaded: LoadedStory): Section {
  const pictures = section.pictures.values();
  const fill = (html: string) =>
    html.replaceAll(pictureSlot, () => renderShown(pictures.next().value, loaded));
  return {
    ...section,
    titleHtml: fill(section.titleHtml),
    parts: section.parts.map((part) =>
      'html' in part ? { ...part, html: fill(part.html) } : part,
    ),
  };
}

function renderShown(
  picture: SlottedPicture | undefined,
  { pictures, words, story }: LoadedStory,
): string {
  const own = picture && pictures[picture.url];
  if (!own) return '';
  const { shown, alt } = picture;
  const image = renderPicture(own, shown, alt);
  if (shown === 'text') return image;
  return `<div class="shown">${image}${renderVideo(own, alt, words.render, story.meta.lang)}</div>`;
}

function renderPicture(own: OwnPicture, shown: Shown, alt: string): string {
  const { width, height } = own;
  const { drawing, encoded } = addressesOf(own, shown);
  const rest = `width="${width}" height="${height}" alt="${alt}" loading="lazy" decoding="async">`;
  if (drawing) return `<img vite-ignore src="${drawing}" ${rest}`;
  const listed = encoded.map(([url, pixels]) => `${url} ${pixels}w`).join(', ');
  const src = encoded.at(-1)?.[0] ?? '';
  return `<img vite-ignore src="${src}" srcset="${listed}" sizes="auto, ${looks[shown][1]}" ${rest}`;
}

/** Renders a video, which has the browser's controls if no script runs. */
function renderVideo(own: OwnPicture, alt: string, words: Words['render'], lang: string): string {
  const { video, captions, encoded, drawing = encoded.at(-1)?.[0] } = addressesOf(own, 'column');
  if (!video) return '';
  const track = captions
    ? `<track vite-ignore kind="captions" srclang="${escapeHtml(lang)}" src="${captions}" default>`
    : '';
  const button = (does: string, off: string, on: string): string =>
    `<button type="button" class="button"${data('does', does)}${data('off', off)}${data('on', on)}>${escapeHtml(off)}</button>`;
  const sound = own.video?.sound ? button('sound', words.soundOn, words.soundOff) : '';
  const tag = (more: string): string =>
    `<video vite-ignore src="${video}" aria-label="${alt}" muted loop playsinline preload="none"${more}>${track}</video>`;
  return `${tag('')}<noscript>${tag(` controls poster="${drawing}"`)}</noscript>
<div class="moves">${button('play', words.play, words.pause)}${sound}</div>`;
}
