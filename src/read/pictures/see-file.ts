import { hash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { getOrMake } from '../../core/get-or-make.ts';
import { xmlOf } from '../../files/read-xml.ts';
import type { SafeFolder } from '../../files/safe-folder.ts';
import { type Problem, StoryError } from '../../files/story-error.ts';
import type { StoryFiles } from '../../files/story-files.ts';

export type FileFault = Pick<Problem, 'problem' | 'remedy' | 'severity'>;

export function unfit(problem: string, remedy: string): never {
  throw new StoryError([{ file: '', problem, remedy }]);
}

/** Returns the fault in a StoryError; rethrows any other error. */
export function faultOf(error: unknown): FileFault {
  const [refused] = error instanceof StoryError ? error.problems : [];
  if (!refused) throw error;
  const { file, problem, remedy } = refused;
  return { problem: file ? `${file}: ${problem}` : problem, remedy };
}

/** A file that is published under a hash of its content. */
export interface OwnFile {
  /** The path from the project's root. */
  readonly file: string;
  readonly version: string;
}

/** A picture, with its size when its EXIF orientation has turned it upright. */
export interface Seen extends OwnFile {
  /** The width in pixels, like the height. */
  readonly width: number;
  readonly height: number;
  /** True for an SVG, which is sharp at every size. */
  readonly drawing: boolean;
}

export interface SeenVideo extends OwnFile {
  readonly sound: boolean;
  readonly fault?: FileFault | undefined;
  /** The captions, a WebVTT file. */
  readonly captions?: OwnFile;
}

/** The maximum bytes that a reader should have to wait for, and how to save a smaller file. */
const limits = {
  picture: [25_000_000, 'Save it smaller, 5000 pixels wide at most.'],
  drawing: [400_000, 'Simplify it, or save it as a PNG.'],
  video: [8_000_000, 'Cut it shorter, or encode it smaller, as docs/pictures.md says.'],
} as const;

/** The maximum number of pixels in a picture: more would take too long to encode. */
const maxPixels = 100_000_000;

/** Pictures by file, size and time, kept because each save of any file inspects all pictures. */
const inspected = new Map<string, Promise<Seen>>();

/** Inspects a picture. @param name Its name in messages. @throws StoryError, for {@link faultOf} */
export async function inspectPicture(folder: SafeFolder, file: string, name: string) {
  const { size, ctimeMs } = await statOf(folder.at(file));
  const key = [folder.root, folder.folder, file, name, size, ctimeMs].join();
  return getOrMake(inspected, key, () => inspectFile(folder, file, name));
}

async function inspectFile(folder: SafeFolder, file: string, name: string): Promise<Seen> {
  const bytes = await bytesOf(folder, file, name, 'picture');
  const cannot = (problem: string, remedy: string): never =>
    unfit(`the picture "${name}" ${problem}`, remedy);
  const { format, compression, pages, autoOrient } = await sharp(bytes)
    .metadata()
    .catch(() => cannot('cannot be read as one.', 'Save it again, as a JPEG or a PNG.'));
  if (compression === 'hevc')
    cannot('is a HEIC, which browsers do not show.', 'Export it as a JPEG.');
  if (pages && pages > 1) {
    const video = 'Save it as a video, with a still picture of the same name';
    cannot('is animated, and readers could not stop it.', `${video}, as docs/pictures.md says.`);
  }
  const { width, height } = autoOrient;
  const drawing = format === 'svg';
  if (drawing) {
    checkSize(name, bytes.length, 'drawing');
    const script = scriptFault(bytes);
    if (script) unfit(`"${name}": ${script.problem}`, script.remedy);
  } else {
    const remedy = 'Make it smaller, 5000 pixels wide at most.';
    if (width * height > maxPixels)
      cannot(`has ${width} × ${height} pixels, more than a screen shows.`, remedy);
    const decoded = sharp(bytes, { failOn: 'error' }).resize(64).raw().toBuffer();
    const again = 'Copy it again, or save it again.';
    await decoded.catch(() => cannot('breaks off, and cannot be decoded.', again));
  }
  return { file, width, height, drawing, version: versionOf(bytes) };
}

/** Inspects a video and its captions. @param name Its name in messages. @throws StoryError, for {@link faultOf} */
export async function seeVideo(
  folder: SafeFolder,
  file: string,
  captions: string | undefined,
  name: string,
): Promise<SeenVideo> {
  const bytes = await bytesOf(folder, file, name, 'video');
  const isMp4 = bytes.toString('latin1', 4, 8) === 'ftyp';
  const isWebm = bytes.toString('hex', 0, 4) === '1a45dfa3';
  const has = (...codes: readonly string[]): boolean => codes.some((code) => bytes.includes(code));
  if (!isMp4 && !isWebm) {
    const problem = `the video "${name}" is neither an MP4 nor a WebM.`;
    unfit(problem, 'Save it again, as docs/pictures.md says.');
  }
  if (isMp4 && has('hvc1', 'hev1')) {
    const problem = `the video "${name}" is encoded as HEVC, which not every browser plays.`;
    unfit(problem, 'Encode it as H.264, as docs/pictures.md says.');
  }
  const sound = isMp4 ? has('soun') : has('A_OPUS', 'A_VORBIS');
  const video = { file, version: versionOf(bytes), sound, fault: placeFault(bytes, name) };
  if (!captions) return video;
  const words = folder.bytes(captions) ?? Buffer.of();
  if (!/^\uFEFF?WEBVTT/.test(words.toString('utf8', 0, 12))) {
    const problem = `the captions of the video "${name}" are not WebVTT.`;
    unfit(problem, 'Begin their file with a line of WEBVTT.');
  }
  return { ...video, captions: { file: captions, version: versionOf(words) } };
}

/** Returns a file's size and time of change; zeros, as for an empty file, if it cannot be read. */
const statOf = (path: string) => stat(path).catch(() => ({ size: 0, ctimeMs: 0 }));

async function bytesOf(folder: SafeFolder, file: string, name: string, what: keyof typeof limits) {
  checkSize(name, (await statOf(folder.at(file))).size, what);
  const bytes = folder.bytes(file);
  return bytes?.length ? bytes : unfit(`the ${what} "${name}" is empty.`, 'Save it again.');
}

function checkSize(name: string, size: number, what: keyof typeof limits): void {
  const [limit, remedy] = limits[what];
  if (size <= limit) return;
  const [weight, allowed] = [size, limit].map((bytes) => bytes.toLocaleString('en'));
  unfit(`the ${what} "${name}" is ${weight} bytes; the limit is ${allowed}.`, remedy);
}

const versionOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex').slice(0, 12);

const active = /^(script|foreignObject|handler|iframe|embed|object)$/i;
const activeLink = /javascript:|www\.w3\.org\/1999\/xhtml/i;
const outerCss = /url(?=\((?!\s*(?:["']\s*)?(?:#|data:)))|(?:image-set|src)(?=\()|@import/i;

const saved = 'Save it as a plain SVG, without scripts and HTML, or as a PNG.';
const refuse = (what: string) => unfit(`the drawing holds more than an image: ${what}.`, saved);

/** Refuses an element that runs a script, shows HTML or fetches a file; links for readers may lead to other sites. */
function checkElement({ localName: tag, attributes, childNodes }: Element): void {
  if (active.test(tag)) refuse(tag);
  const isOuter = [...attributes].some(({ name, localName, value }) => {
    const link = /^on[a-z]/i.test(name) ? name : activeLink.exec(value.replaceAll(/\s/g, ''))?.[0];
    if (link) refuse(link);
    if (localName === 'attributeName') return /href\s*$/i.test(value);
    return localName === 'href' && tag !== 'a' && !/^\s*(?:#|data:image\/)/i.test(value);
  });
  const texts = tag === 'style' ? [...childNodes].filter(({ nodeType }) => nodeType <= 4) : [];
  const css = [...attributes, ...texts].map(({ nodeValue }) => nodeValue).join('');
  const letterOf = (_: string, code: string, letter?: string) =>
    letter ?? String.fromCharCode(Number(`0x${code}`));
  const plain = css.replaceAll(/\\(?:([\da-f]{1,6})(?:\r\n|\s)?|(.))/gis, letterOf);
  const fetched = isOuter ? 'href' : outerCss.exec(`${css}\n${plain}`)?.[0];
  const remedy = 'Put what it shows into the drawing itself, or save it as a PNG.';
  if (fetched) unfit(`the drawing refers to another file: ${fetched}.`, remedy);
}

/** The maximum number of copies that `<use>` may make; more freeze a browser. */
const maxCopies = 20_000;

/** Counts the elements that a browser adds to a drawing by `<use>`. */
function copiesIn(drawing: Document, elements: readonly Element[]): number {
  const byId = new Map(elements.map((each) => [each.getAttribute('id') ?? '', each]));
  const counts = new Map<Node, number>();
  const countOf = (node: Node): number => {
    const known = counts.get(node);
    if (known !== undefined) return known;
    // An element that uses itself counts as 0, since browsers do not draw it.
    counts.set(node, 0);
    const { localName, attributes } = node as Element;
    const link = localName === 'use' && [...attributes].find((each) => each.localName === 'href');
    const used = link ? byId.get(link.value.trim().slice(1)) : undefined;
    const parts = [...node.childNodes, ...(used ? [used] : [])];
    const count = parts.reduce((sum, part) => sum + countOf(part), node.nodeType === 1 ? 1 : 0);
    counts.set(node, count);
    return count;
  };
  return countOf(drawing) - elements.length;
}

/** Reports scripts and HTML in an SVG: opened at its own URL, it is a page of the story's site and runs them. */
export function scriptFault(svg: Buffer): FileFault | undefined {
  const text = new TextDecoder().decode(svg).replaceAll('\ufffd', '_');
  try {
    // Either byte may make a browser decode other letters.
    if (svg.includes(0) || svg.includes(0x1b)) refuse('letters in another encoding than UTF-8');
    const declared = /<([?!](?:xml-stylesheet|ENTITY|ATTLIST))\s/i.exec(text)?.[1];
    if (declared) refuse(declared);
    const drawing = xmlOf(text, '');
    const elements = Array.from(drawing.getElementsByTagName('*'));
    elements.forEach(checkElement);
    if (copiesIn(drawing, elements) > maxCopies)
      unfit(`the drawing makes more than ${maxCopies} copies by <use>.`, 'Save it as a PNG.');
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}

/** Texts that mark a location in a video or XMP, or an EXIF latitude in either byte order. */
const locationMarks = [
  'loci\0\0\0\0',
  'com.apple.quicktime.location',
  'GoPro MET',
  'GPSLatitude',
  '\x02\0\x05\0\x03\0\0\0',
  '\0\x02\0\x05\0\0\0\x03',
];
const locationAtom = /\xa9xyz[\s\S]{4,20}?[+-]\d\d/;

/** Warns of a picture or video that is published unchanged and has a location in its metadata. */
export function placeFault(bytes: Buffer, name: string): FileFault | undefined {
  const text = bytes.toString('latin1');
  if (!locationAtom.test(text) && !locationMarks.some((place) => text.includes(place)))
    return undefined;
  const remedy = /\.(mp4|m4v|mov|webm)$/i.test(name)
    ? 'Take that out: ffmpeg -i it.mp4 -map_metadata -1 -c copy without.mp4'
    : 'Save it without what the camera wrote into it; or show it in the text, which does so.';
  const problem = `"${name}" says where it was taken, and is published as it is.`;
  return { problem, remedy, severity: 'warning' };
}

export const iconFile = ({ published }: Pick<StoryFiles, 'published'>): string =>
  `${published}/favicon.svg`;

/** Draws the story's icon, `side` pixels wide and high. @throws Error if it cannot be drawn. */
export const drawnIcon = (svg: Buffer, side: number): Sharp =>
  sharp(svg, { density: 72 * 16 }).resize(side, side);
