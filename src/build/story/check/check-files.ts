import { stat } from 'node:fs/promises';
import { basename, join, parse, posix, resolve } from 'node:path';
import { sizeWarning } from '../files/size-limits.ts';
import type { Problem } from '../files/story-error.ts';
import { filesIn, layerFile, type StoryFiles } from '../files/story-files.ts';
import { unlistedFiles } from '../geometry/read-geometry.ts';
import type { Picture } from '../text/inspect-text.ts';
import { didYouMean, nearestName } from '../yaml/did-you-mean.ts';
import { checkIcon } from './check-icon.ts';
import type { StoryToCheck } from './check-story.ts';

/**
 * Finds an icon or pictures that are missing or broken, and warns of files that nothing draws and of those
 * that are too large for readers.
 */
export async function checkFiles(
  root: string,
  { files, text, map: { layers }, geometry }: StoryToCheck,
  published: readonly string[],
): Promise<Problem[]> {
  const without = (layers ?? [])
    .map(({ id }) => id)
    .filter((id) => !Object.hasOwn(geometry, layerFile(files, id)));
  const unlisted = layers ? await unlistedFiles(root, layers, files) : [];
  const pictures = (text?.pictures ?? []).map((picture) =>
    checkPicture(root, picture, files, published),
  );
  return [
    ...(await checkIcon(root, files)),
    ...(await Promise.all(pictures)).flat(),
    ...unlisted.map((file) => strayWarning(file, files.layers, without)),
    ...Object.entries(geometry).flatMap(([file, written]) => {
      const what = Object.values(files.ground).includes(file) ? 'basemap' : 'layer';
      return sizeWarning(file, Buffer.byteLength(written), what) ?? [];
    }),
  ];
}

/** @param without The ids of the layers that have no file. */
function strayWarning(file: string, layers: string, without: readonly string[]): Problem {
  const { name, ext } = parse(file);
  const meant = without.length === 1 ? without[0] : nearestName(name.toLowerCase(), without);
  const added = ext === '.geojson' ? `Add a layer "${name}" to ${layers}, or take` : 'Take';
  const listed =
    meant && /json$/i.test(ext)
      ? `If it has the shapes of the layer "${meant}", rename it to ${meant}.geojson. Else take`
      : added;
  return {
    file,
    problem: 'no layer of the story is drawn from it, and it is not published.',
    remedy: `${listed} the file out of the folder.`,
    severity: 'warning',
  };
}

const elsewhere = /^([a-z][a-z\d+.-]*:|\/\/)/i;

/**
 * Finds a picture of the text that is not among the story's published files, leads out of the page, or
 * has no words for those who do not see it; and warns of one that is large.
 */
async function checkPicture(
  root: string,
  { url, alt, line, column }: Picture,
  files: StoryFiles,
  published: readonly string[],
): Promise<Problem[]> {
  const at = { file: files.story, line, column, value: url };
  const wordless: Problem = {
    ...at,
    problem: `the picture "${url}" has no words for those who do not see it.`,
    remedy: `Write what it shows: ![What it shows](${url}).`,
  };
  const fault = await fileFault(root, at, files, published);
  return [...(alt === '' ? [wordless] : []), ...(fault ? [fault] : [])];
}

/** What is wrong with the file of a picture. */
async function fileFault(
  root: string,
  at: { readonly file: string; readonly value: string },
  files: StoryFiles,
  published: readonly string[],
): Promise<Problem | undefined> {
  const url = at.value;
  if (elsewhere.test(url)) {
    const problem = `the picture "${url}" is on another site, and the page fetches nothing from elsewhere.`;
    const remedy = `Put the file into ${files.published} and name it.`;
    return { ...at, problem, remedy };
  }
  const name = posix.join(
    decoded(url)
      .replace(/[?#].*$/, '')
      .replace(/^\//, ''),
  );
  if (!published.includes(name)) {
    const problem = `the picture "${url}" is not among the story's files.`;
    return { ...at, problem, remedy: await remedyFor(root, name, files, published) };
  }
  const path = posix.join(files.published, name);
  const { size } = await stat(resolve(root, path));
  if (size > 0) return sizeWarning(path, size, 'picture');
  const remedy = `Save the picture to ${path} again.`;
  return { ...at, problem: `the picture "${url}" is empty.`, remedy };
}

/** A URL without its escapes; as it is where they are malformed. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

/** Where the picture was found in place of its folder, or what it may be called there. */
async function remedyFor(
  root: string,
  name: string,
  files: StoryFiles,
  published: readonly string[],
): Promise<string> {
  const place = join(files.published, name.replace(/^(\.\.\/)+/, ''));
  const own = await filesIn(resolve(root, files.folder)).catch(() => []);
  const misplaced = own.find((file) => basename(file) === basename(name));
  if (misplaced) return `Move ${join(files.folder, misplaced)} to ${place}.`;
  const pictures = published.filter((file) => /\.(jpe?g|png|webp|avif|gif|svg)$/i.test(file));
  return didYouMean(name, pictures) ?? `Put the file at ${place}.`;
}
