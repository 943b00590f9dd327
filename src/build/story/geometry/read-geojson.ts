import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeText } from '../files/decode-text.ts';
import { tooLarge } from '../files/file-size.ts';
import { unreadable } from '../files/read-story-file.ts';
import { type Problem, StoryError } from '../files/story-error.ts';

/** GeoJSON files as text, by their names from the project's root. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** What was read last of each file, and of which version of it. */
const known = new Map<string, { readonly version: string; readonly text: string }>();

/** The GeoJSON files that can be read, and what is wrong with the others. */
export interface InspectedGeojson {
  readonly files: GeometryFiles;
  readonly problems: readonly Problem[];
}

/** Reads GeoJSON files, and every one of some folders; one that is not there is left out. */
export async function inspectGeojson(
  root: string,
  paths: readonly string[],
): Promise<InspectedGeojson> {
  const read = new Map<string, string>();
  const problems: Problem[] = [];
  const names = await Promise.all(paths.map((path) => filesOf(root, path)));
  for (const file of new Set(names.flat())) {
    try {
      read.set(file, await readIfChanged(root, file));
    } catch (error) {
      if (error instanceof StoryError) problems.push(...error.problems);
      else problems.push(unreadable(file, (error as NodeJS.ErrnoException).code));
    }
  }
  return { files: Object.fromEntries(read), problems };
}

/** The same of those that can be read; the check tells of the others. */
export const readGeojson = async (root: string, paths: readonly string[]): Promise<GeometryFiles> =>
  (await inspectGeojson(root, paths)).files;

/** Reads a file; one that has not changed since is read once, for it may be large. */
async function readIfChanged(root: string, file: string): Promise<string> {
  const path = resolve(root, file);
  const { mtimeMs, size } = await stat(path);
  const version = `${mtimeMs} ${size}`;
  const last = known.get(path);
  if (last?.version === version) return last.text;
  const excess = tooLarge(file, size);
  if (excess) throw new StoryError([excess]);
  const text = decodeText(await readFile(path), file);
  known.set(path, { version, text });
  return text;
}

async function filesOf(root: string, path: string): Promise<string[]> {
  if (path.endsWith('.geojson')) {
    const found = await lstat(resolve(root, path)).catch(() => undefined);
    return found ? [path] : [];
  }
  const names = await readdir(resolve(root, path)).catch(() => []);
  const geojson = names.filter((file) => file.endsWith('.geojson')).sort();
  return geojson.map((name) => `${path}/${name}`);
}
