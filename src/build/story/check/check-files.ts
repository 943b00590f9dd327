import { stat } from 'node:fs/promises';
import { basename, join, parse, posix, resolve } from 'node:path';
import { sizeWarning } from '../files/size-limits.ts';
import type { Problem } from '../files/story-error.ts';
import { filesIn, layerFile, type StoryFiles } from '../files/story-files.ts';
import { dataNames } from '../geometry/draw-files.ts';
import { otherFormat } from '../geometry/other-format.ts';
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
  { files, text, ids: { layers }, map, geometry, origins = {} }: StoryToCheck,
  published: readonly string[],
): Promise<Problem[]> {
  const without = (layers ?? []).filter((id) => !Object.hasOwn(geometry, layerFile(files, id)));
  const named = [...(layers ?? []), ...dataNames(map.layers)];
  const unlisted = layers ? await unlistedFiles(root, named, files) : [];
  const pictures = (text?.pictures ?? []).map((picture) =>
    checkPicture(root, picture, files, published),
  );
  return [
    ...(await checkIcon(root, files)),
    ...(await Promise.all(pictures)).flat(),
    ...(await Promise.all(unlisted.map((file) => strayWarning(root, file, files, without)))),
    ...Object.entries(geometry).flatMap(([file, written]) => {
      const what = Object.values(files.ground).includes(file) ? 'basemap' : 'layer';
      return sizeWarning(origins[file]?.file ?? file, Buffer.byteLength(written), what) ?? [];
    }),
  ];
}

/** @param without The ids of the layers that have no file. */
async function strayWarning(
  root: string,
  file: string,
  files: StoryFiles,
  without: readonly string[],
): Promise<Problem> {
  const { name, ext } = parse(file);
  const meant = without.length === 1 ? without[0] : nearestName(name.toLowerCase(), without);
  const other =
    meant !== undefined && ext !== '.shx'
      ? await otherFormat(resolve(root, file), file, layerFile(files, meant)).catch(() => undefined)
      : undefined;
  if (other) return { ...other, severity: 'warning' };
  const added = ext === '.geojson' ? `Add a layer "${name}" to ${files.layers}, or take` : 'Take';
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

/** A file that browsers show as a picture. */
const pictureName = /\.(jpe?g|png|webp|avif|gif|svg)$/i;

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
  if (!pictureName.test(name)) {
    const problem = `"${url}" is no picture that a page can show.`;
    const remedy = `Show a JPEG, PNG, WebP, AVIF, GIF or SVG, or link to it: [What it is](${url}).`;
    return { ...at, problem, remedy };
  }
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
  const [isPublic, within] = [misplaced?.startsWith('public/'), misplaced?.slice('public/'.length)];
  if (isPublic) return `Write its path within ${files.published}: ${within}.`;
  if (misplaced) return `Move ${join(files.folder, misplaced)} to ${place}.`;
  const pictures = published.filter((file) => pictureName.test(file));
  return didYouMean(name, pictures) ?? `Put the file at ${place}.`;
}
