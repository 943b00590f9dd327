import { basename, dirname, parse, posix, resolve } from 'node:path';
import { namesIn } from '../files/own-file.ts';
import { isWarning, type Problem, StoryError } from '../files/story-error.ts';
import { filesIn, inFolder, pathIn, type StoryFiles } from '../files/story-files.ts';
import type { InspectedText, Picture } from '../text/inspect-text.ts';
import type { Shown } from '../text/show-pictures.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import {
  type FileFault,
  type FileOf,
  isFault,
  type Seen,
  seePicture,
  seeVideo,
} from './see-file.ts';

/** A file that is published under a name of its content. */
export interface OwnFile {
  /** From the project's root. */
  readonly file: string;
  /** What tells its content from any other. */
  readonly version: string;
}

/** A picture of the story's, or the one that stands in for a video. */
export interface OwnPicture extends OwnFile, Seen {
  readonly video?: OwnFile & {
    readonly sound: boolean;
    /** What should be taken out of it. */
    readonly fault?: FileFault | undefined;
    /** What is said in it, as WebVTT. */
    readonly captions?: OwnFile;
  };
}

/** The pictures that a story's text shows, by their URLs as they are written. */
export type Pictures = Readonly<Record<string, OwnPicture>>;

const pictureName = /\.(jpe?g|png|webp|avif|gif|svg)$/i;
const videoName = /\.(mp4|webm)$/i;

/**
 * Reads the pictures that a story's text shows, by their paths from its folder, and finds what is wrong with
 * them; and warns of those that it does not show.
 */
export async function inspectPictures(
  root: string,
  files: StoryFiles,
  { pictures: shown, problems: ofText }: Pick<InspectedText, 'pictures' | 'problems'>,
): Promise<{ readonly pictures: Pictures; readonly problems: readonly Problem[] }> {
  const read = await Promise.all(
    shown.map(async (picture) => {
      const { url, line, column, alt } = picture;
      const at = { file: files.story, line, column, value: url };
      const own = await readPicture(root, files, picture).catch(asFault);
      const faults = isFault(own) ? [own] : ownFaults(picture, own);
      const name = decoded(url);
      const wordless: FileFault = {
        problem: `the picture "${name}" has no words for those who do not see it.`,
        remedy: `Write what it shows: ![What it shows](${url}).`,
      };
      const told = [...(alt === '' ? [wordless] : []), ...faults];
      const problems = told.map((fault): Problem => ({ ...at, ...fault }));
      return { url, own: isFault(own) ? undefined : own, picture, at, problems };
    }),
  );
  const found = read.flatMap(({ url, own }) => (own ? [[url, own] as const] : []));
  const pictures = Object.fromEntries(found);
  const unlike = read.flatMap(({ own, picture: { comparedWith = '' }, at }) => {
    const other = pictures[comparedWith];
    return own && other ? compareFaults(own, other).map((fault) => ({ ...at, ...fault })) : [];
  });
  const problems = [...read.flatMap((each) => each.problems), ...unlike];
  const isWhole = found.length === read.length && ofText.every(isWarning);
  return { pictures, problems: [...problems, ...(isWhole ? unused(root, files, pictures) : [])] };
}

/** Why a file is not read, where it is shown. */
function asFault(error: unknown): FileFault {
  const [refused] = error instanceof StoryError ? error.problems : [];
  if (!refused) throw error;
  return { problem: `${refused.file}: ${refused.problem}`, remedy: refused.remedy };
}

const elsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/** What is known of the file of a picture or a video, or why it cannot be shown. */
async function readPicture(
  root: string,
  files: StoryFiles,
  { url, shown, comparedWith }: Picture,
): Promise<OwnPicture | FileFault> {
  const name = posix.join(decoded(url.replace(/[?#].*$/, '')).replace(/^\//, ''));
  if (elsewhere.test(url)) {
    const problem = `the picture "${url}" is on another site, and the page fetches nothing from elsewhere.`;
    return { problem, remedy: `Put the file into ${files.folder} and name it.` };
  }
  const isVideo = videoName.test(name);
  if (!pictureName.test(name) && !isVideo) {
    const problem = `"${url}" is no picture that a page can show.`;
    const remedy = `Show a JPEG, PNG, WebP, AVIF, GIF or SVG, or an MP4 or WebM; or link to it: [What it is](${url}).`;
    return { problem, remedy };
  }
  const { file, meant } = findFile(root, files.folder, name);
  if (!file) {
    const problem = `the picture "${url}" is not among the story's files.`;
    return { problem, remedy: await remedyFor(root, name, meant, files) };
  }
  if (file.startsWith(`${files.published}/`)) {
    const problem = `the picture "${name}" would be published twice: in ${files.published} as it is, with all that a camera writes into it.`;
    const remedy = `Move it to ${inFolder(files.folder, basename(file))}, and write ![…](${basename(file)}).`;
    return { problem, remedy };
  }
  const of = (each: string): FileOf => [root, files.folder, each];
  if (!isVideo) return seeOwn(of(file), name);
  if (shown === 'text' || shown === 'part' || comparedWith !== undefined) {
    const problem = `the video "${name}" does not stand by itself.`;
    return { problem, remedy: 'Let it be a paragraph of its own.' };
  }
  const beside = namesIn(root, dirname(file)).filter(
    (each) => parse(each).name === parse(file).name,
  );
  const at = (pattern: RegExp): string | undefined => {
    const other = beside.find((each) => pattern.test(each));
    return other && `${dirname(file)}/${other}`;
  };
  const [poster, captions] = [at(pictureName), at(/\.vtt$/i)];
  if (!poster) {
    const problem = `the video "${name}" has no picture that stands in for it until it plays, and on paper.`;
    const remedy = `Save one of its frames as ${dirname(file)}/${parse(file).name}.jpg.`;
    return { problem, remedy };
  }
  const video = await seeVideo(of(file), captions, name);
  if (isFault(video)) return video;
  const own = await seeOwn(of(poster), basename(poster));
  if (isFault(own)) return own;
  const { version, sound, fault, captionsVersion } = video;
  const told =
    captions && captionsVersion ? { file: captions, version: captionsVersion } : undefined;
  return { ...own, video: { file, version, sound, fault, ...(told && { captions: told }) } };
}

async function seeOwn(of: FileOf, name: string): Promise<OwnPicture | FileFault> {
  const seen = await seePicture(of, name);
  return isFault(seen) ? seen : { file: of[2], ...seen };
}

/** How many pixels wide a picture must be to be sharp on a plain screen. */
const least: Readonly<Record<Shown, number>> = {
  text: 0,
  part: 320,
  column: 640,
  top: 640,
  wide: 1000,
  full: 1600,
};

function ownFaults({ shown }: Picture, { file, width, drawing, video }: OwnPicture): FileFault[] {
  const faults = video?.fault ? [video.fault] : [];
  if (drawing || width >= least[shown]) return faults;
  const problem = `the picture "${basename(file)}" is ${width} pixels wide, of the ${least[shown]} that its place takes.`;
  const other = shown === 'wide' || shown === 'full' ? `, or leave out {${shown}}` : '';
  return [...faults, { problem, remedy: `Take a larger one${other}.`, severity: 'warning' }];
}

function compareFaults(own: OwnPicture, other: OwnPicture): FileFault[] {
  const shapes = [other, own].map(({ width, height }) => width / height);
  const [first = 1, second = 1] = shapes;
  if (Math.abs(first / second - 1) < 0.01) return [];
  const [one, two] = [other, own].map(
    ({ file, width, height }) => `"${basename(file)}" with ${width} × ${height} pixels`,
  );
  const problem = `two pictures of different shapes are compared: ${one} and ${two}.`;
  return [{ problem, remedy: 'Crop them to the same part of what they show.' }];
}

/** Pictures and videos that lie beside those that are shown, or beside the text, and that nothing shows. */
function unused(root: string, files: StoryFiles, pictures: Pictures): Problem[] {
  const used = Object.values(pictures).flatMap(({ file, video }) =>
    [file, video?.file, video?.captions?.file].flatMap((each) => each ?? []),
  );
  const folders = new Set([files.folder, inFolder(files.folder, 'pictures'), ...used.map(dirname)]);
  return [...folders].flatMap((folder) =>
    namesIn(root, folder)
      .filter((name) => pictureName.test(name) || videoName.test(name))
      .map((name) => inFolder(folder, name))
      .filter((file) => !used.includes(file))
      .map((file) => ({
        file,
        problem: 'the text does not show it, and it is not published.',
        remedy: `Show it as ![What it shows](${encodeURI(pathIn(files.folder, file) ?? file)}), or take it out.`,
        severity: 'warning',
      })),
  );
}

/**
 * The file that a path leads to, letter for letter, as it is on every system; or how it would have to be
 * written.
 */
function findFile(root: string, folder: string, path: string): { file?: string; meant?: string } {
  let found = folder;
  let isExact = true;
  for (const name of path.split('/')) {
    const names = namesIn(root, found);
    const own = names.find((each) => each.normalize() === name.normalize());
    const like = own ?? names.find((each) => folded(each) === folded(name));
    if (like === undefined) return {};
    isExact &&= own !== undefined;
    found = inFolder(found, like);
  }
  return isExact ? { file: found } : { meant: pathIn(folder, found) ?? found };
}

const folded = (name: string): string => name.normalize().toLowerCase();

/** A URL without its escapes; as it is where they are malformed. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

/** Where a picture was found in place of its path, or what it may be called. */
async function remedyFor(
  root: string,
  name: string,
  meant: string | undefined,
  { folder }: StoryFiles,
): Promise<string> {
  if (meant) return `Write "${meant}": to most servers large and small letters are not the same.`;
  const all = await filesIn(resolve(root, folder)).catch(() => []);
  const own = all.filter((file) => !/^(\.|node_modules\/|dist\/)/.test(file));
  const elsewhere = own.find((file) => folded(basename(file)) === folded(basename(name)));
  const place = inFolder(folder, name.replace(/^(\.\.\/)+/, ''));
  if (elsewhere?.startsWith('public/')) return `Move ${inFolder(folder, elsewhere)} to ${place}.`;
  if (elsewhere) return `Write its path: ${elsewhere}.`;
  const known = own.filter((file) => pictureName.test(file) || videoName.test(file));
  return didYouMean(name, known) ?? `Put the file at ${place}.`;
}
