import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { readOwn } from '../files/own-file.ts';
import type { Problem } from '../files/story-error.ts';
import { placeFault, scriptFault } from './unseen.ts';

/** Why a file cannot be shown, or should not be as it is. */
export type FileFault = Pick<Problem, 'problem' | 'remedy' | 'severity'>;

export const isFault = (seen: object): seen is FileFault => 'problem' in seen;

/** What is seen of a picture, the way up that its camera was held. */
export interface Seen {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether it is an SVG, which is sharp at every size. */
  readonly drawing: boolean;
  readonly version: string;
}

/** How many bytes a picture, a drawing and a video may have. */
const most = { picture: 25_000_000, drawing: 400_000, video: 8_000_000 } as const;

/** How many pixels a picture may have: more take longer to encode than anybody waits. */
const mostPixels = 100_000_000;

/** What was seen last, by file, size and time: all pictures are looked at after each save of any file. */
const seen = new Map<string, Promise<Seen | FileFault>>();

/** A file of a story: the project's root, the story's folder and its own path, from the root. */
export type FileOf = readonly [root: string, folder: string, file: string];

/** Looks at a picture. @param name What it is called in messages. */
export async function seePicture(of: FileOf, name: string): Promise<Seen | FileFault> {
  const { size, ctimeMs } = await statOf(of);
  const key = [...of, name, size, ctimeMs].join();
  const looked = seen.get(key) ?? look(of, name);
  seen.set(key, looked);
  return looked;
}

async function look(of: FileOf, name: string): Promise<Seen | FileFault> {
  const bytes = await bytesOf(of, `picture "${name}"`, 'picture');
  if (isFault(bytes)) return bytes;
  const fault = (problem: string, remedy: string) => ({
    problem: `the picture "${name}" ${problem}`,
    remedy,
  });
  const meta = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  if (!meta && /^\s*<(!doctype|html|head|body)/i.test(bytes.toString('latin1', 0, 200))) {
    return fault(
      'is a page of HTML, as a server gives for what it does not have.',
      'Save the picture itself.',
    );
  }
  if (!meta) return fault('cannot be read as one.', 'Save it anew, as a JPEG or a PNG.');
  const { format, compression, pages = 1, autoOrient } = meta;
  if (compression === 'hevc') {
    return fault('is a HEIC, which browsers do not show.', 'Export it as a JPEG.');
  }
  if (pages > 1) {
    return fault(
      'moves, and nobody could stop it.',
      'Save it as a video, with a still picture of the same name: see docs/pictures.md.',
    );
  }
  const { width, height } = autoOrient;
  const drawing = format === 'svg';
  if (drawing && bytes.length > most.drawing)
    return tooLarge(`drawing "${name}"`, bytes.length, 'drawing');
  const script = drawing ? scriptFault(bytes) : undefined;
  if (script) return { ...script, problem: `"${name}": ${script.problem}` };
  if (!drawing && width * height > mostPixels) {
    return fault(
      `has ${width} × ${height} pixels, more than a screen shows.`,
      'Make it smaller, 5000 pixels wide at most.',
    );
  }
  const end = () => sharp(bytes, { failOn: 'error' }).resize(64).raw().toBuffer();
  if (!drawing && !(await end().catch(() => undefined))) {
    return fault('breaks off, and cannot be decoded.', 'Copy it again, or save it anew.');
  }
  return { width, height, drawing, version: versionOf(bytes) };
}

/** What is known of a video. */
interface SeenVideo {
  readonly version: string;
  readonly sound: boolean;
  /** What should be taken out of it. */
  readonly fault?: FileFault | undefined;
  readonly captionsVersion?: string;
}

/** Looks at a video and, where it has them, at its captions. @param name What it is called in messages. */
export async function seeVideo(
  of: FileOf,
  captions: string | undefined,
  name: string,
): Promise<SeenVideo | FileFault> {
  const bytes = await bytesOf(of, `video "${name}"`, 'video');
  if (isFault(bytes)) return bytes;
  const isMp4 = bytes.toString('latin1', 4, 8) === 'ftyp';
  const isWebm = bytes.toString('hex', 0, 4) === '1a45dfa3';
  const has = (...codes: readonly string[]): boolean => codes.some((code) => bytes.includes(code));
  if (!isMp4 && !isWebm) {
    const problem = `the video "${name}" is neither an MP4 nor a WebM.`;
    return { problem, remedy: 'Save it anew: see docs/pictures.md.' };
  }
  if (isMp4 && has('hvc1', 'hev1')) {
    const problem = `the video "${name}" is encoded as HEVC, which not every browser plays.`;
    return { problem, remedy: 'Encode it as H.264: see docs/pictures.md.' };
  }
  const sound = isMp4 ? has('soun') : has('A_OPUS', 'A_VORBIS');
  const video = { version: versionOf(bytes), sound, fault: placeFault(bytes, name) };
  if (!captions) return video;
  const told = readOwn(of[0], of[1], captions) ?? Buffer.of();
  if (!/^\uFEFF?WEBVTT/.test(told.toString('utf8', 0, 12))) {
    const problem = `the captions of the video "${name}" are no WebVTT.`;
    return { problem, remedy: 'Begin their file with a line of WEBVTT.' };
  }
  return { ...video, captionsVersion: versionOf(told) };
}

/** The size and the time of a file; of one that cannot be read, as of an empty one. */
const statOf = ([root, , file]: FileOf) =>
  stat(resolve(root, file)).catch(() => ({ size: 0, ctimeMs: 0 }));

async function bytesOf(
  of: FileOf,
  name: string,
  what: keyof typeof most,
): Promise<Buffer | FileFault> {
  const { size } = await statOf(of);
  const bytes = size > most[what] ? undefined : readOwn(...of);
  if (!bytes) return tooLarge(name, size, what);
  if (bytes.length > 0) return bytes;
  return { problem: `the ${name} is empty.`, remedy: 'Save it again.' };
}

function tooLarge(name: string, size: number, what: keyof typeof most): FileFault {
  const [weight, limit] = [size, most[what]].map((bytes) => bytes.toLocaleString('en'));
  const problem = `the ${name} has ${weight} bytes, of the ${limit} that one can have at most.`;
  const remedies = {
    picture: 'Save it smaller, 5000 pixels wide at most.',
    drawing: 'Simplify it, or save it as a PNG.',
    video: 'Cut it shorter, or encode it smaller: see docs/pictures.md.',
  };
  return { problem, remedy: remedies[what] };
}

const versionOf = (bytes: Buffer): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12);
