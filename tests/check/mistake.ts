import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import sharp from 'sharp';
import { openFolder } from '../../src/files/open-folder.ts';
import { formatProblem } from '../../src/files/story-error.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { ownFolder } from '../support/temporary-folder.ts';

/**
 * A change of a file: words and their replacement, or its whole text, or `null` to delete it, or what
 * replaces it. `LARGE` becomes half a million bytes, `HUGE` five million.
 */
export type Edit = readonly [
  file: string,
  ...(readonly [from: string, to: string] | readonly [string | null | Otherwise]),
];

/** A file without readable text. */
interface Otherwise {
  readonly saved?: 'utf16le' | 'latin1';
  readonly becomes?: 'folder' | 'link to itself' | 'link to nothing';
  /** A picture's size in pixels, and its number of frames. */
  readonly drawn?: readonly [width: number, height: number, frames?: number];
  /** Whether it is truncated. */
  readonly half?: boolean;
  /** The size of a file of zeros, in bytes. */
  readonly weighs?: number;
}

/** An author's mistake in the story around the lake, and all problems reported. */
export interface Mistake {
  readonly mistake: string;
  readonly edits: readonly Edit[];
  readonly says: readonly string[];
}

/** A copy of the story around the lake, in the folder `lake` of a temporary root. */
export const lakeStory = () => ownFolder('tests/fixtures/lake', 'lake');

export async function edited(root: string, edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) await make(edit, join(root, 'lake'));
}

/** The problems of a copy of the story with these edits, a line each. */
export async function saidOf(edits: readonly Edit[]): Promise<readonly string[]> {
  const { root, remove } = await lakeStory();
  try {
    await edited(root, edits);
    const { problems } = await inspectStory(openFolder(root, 'lake'));
    return problems.map(
      (problem) => `${problem.severity === 'warning' ? 'warning: ' : ''}${formatProblem(problem)}`,
    );
  } finally {
    await remove();
  }
}

async function make([name, from, to]: Edit, folder: string): Promise<void> {
  const file = join(folder, name);
  if (from === null) return rm(file);
  if (typeof from === 'object') return makeOtherwise(file, from);
  const large = (words = ''): string =>
    words.replace('LARGE', 'x'.repeat(500_001)).replace('HUGE', ' '.repeat(5_000_001));
  if (to === undefined) {
    await mkdir(dirname(file), { recursive: true });
    return writeFile(file, large(from));
  }
  const text = await readFile(file, 'utf8');
  if (from === undefined || !text.includes(from)) throw new Error(`${name} has no ${from}`);
  const changed = text.replaceAll(from, () => large(to));
  await writeFile(file, changed);
}

async function makeOtherwise(
  file: string,
  { saved, becomes, drawn, half, weighs }: Otherwise,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  if (drawn) {
    const whole = await draw(drawn, extname(file));
    return writeFile(file, whole.subarray(0, whole.length / (half ? 2 : 1)));
  }
  if (weighs) return writeFile(file, Buffer.alloc(weighs));
  if (saved) return writeFile(file, Buffer.from(await readFile(file, 'utf8'), saved));
  await rm(file, { force: true });
  if (becomes === 'folder') await mkdir(file);
  else await symlink(becomes === 'link to itself' ? file : `${file}.gone`, file);
}

async function draw(
  [width, height, frames = 1]: NonNullable<Otherwise['drawn']>,
  ending: string,
): Promise<Buffer> {
  const frame = (background: string) => plainPicture(width, height, background).png().toBuffer();
  const all = await Promise.all(['#8ab', '#ba8'].slice(0, frames).map(frame));
  const format = ({ '.png': 'png', '.gif': 'gif' } as const)[ending] ?? 'jpeg';
  const picture = all.length > 1 ? sharp(all, { join: { animated: true } }) : sharp(all[0]);
  return picture.toFormat(format).toBuffer();
}
