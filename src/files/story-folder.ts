import { lstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { StoryFolder } from './open-folder.ts';
import { isFile, isWithin, realPath } from './safe-folder.ts';
import { tooLarge } from './size-limits.ts';
import { attempt, type Problem } from './story-error.ts';

/** The folder of the JSON Schemas for editors; YAML files name it in their first line. */
export const schemas = '.schema';

/** The files of text beside one another in a story's folder, those of its translations among them. */
const text =
  /^((story|scenes|layers|labels|sources|settings)|(story|words|translated|engine-words)\..+)\.(md|yaml)$/;

/** Looks at all that would be read of a story and published, and opens none of it, as its links may lead anywhere. */
export function inspectFolder(files: StoryFolder) {
  const { folder, charts, values, geo, geometry, published, paths } = files;
  const refusals = (paths: readonly string[]): Problem[] =>
    paths.flatMap((path) => refusalOf(path, files) ?? []);
  const folders = refusals([charts, values, published, geo, files.inside(schemas)]);
  if (folders.length === 0) folders.push(...refusals([geometry, `${geo}/basemap`]));
  if (folders.length > 0) return { published: [], refused: folders, problems: [] };
  const read = [
    ...paths(folder).filter((path) => text.test(basename(path))),
    ...paths(charts).filter((path) => /\.(yaml|csv)$/.test(path)),
    ...[geometry, `${geo}/basemap`, values].flatMap(paths),
  ];
  const entries = publishedIn(published, files);
  const sound = entries.filter(({ fault }) => !fault);
  return {
    /** The files that are published as they are, by their paths in `public/`. */
    published: sound.map(({ path }) => path.slice(published.length + 1)),
    /** Why nothing of the story is read: what leads out of it, is not a file, or is too large. */
    refused: [...refusals(read), ...refusals(entries.map(({ path }) => path))],
    /** What else is wrong among the files that are published. */
    problems: entries.flatMap(({ fault }) => fault ?? []),
  };
}

/** Why a path must not be read, or is too large; the sizes of shapes are checked as they are read. */
function refusalOf(path: string, files: StoryFolder): Problem | undefined {
  const refused = files.refusal(path);
  if (refused && path === files.geo && !isWithin(files.at(path), files.at(files.folder))) {
    const problem = 'it names a folder outside of the story’s.';
    const remedy = 'Copy that folder into the story’s, and name it there.';
    return { file: files.settings, place: '"geo"', problem, remedy };
  }
  const isShape = path.endsWith('.geojson') || path.startsWith(`${files.geometry}/`);
  const real = refused || isShape ? undefined : realPath(files.at(path));
  return refused ?? (real && isFile(real) ? tooLarge(path, statSync(real).size) : undefined);
}

/** The paths in the folder of published files, with why one is not published; no link to a folder is followed. */
const publishedIn = (folder: string, files: StoryFolder) =>
  files.paths(folder).flatMap((path): { path: string; fault?: Problem | undefined }[] => {
    const name = basename(path);
    if (name === '.DS_Store') return [];
    if (name.startsWith('.')) {
      const problem = 'its name begins with a dot, and so it is not published.';
      const remedy = 'Take it out of the folder, or rename it if it is meant for readers.';
      return [{ path, fault: { file: path, problem, remedy, severity: 'warning' } }];
    }
    const found = lstatSync(files.at(path), { throwIfNoEntry: false });
    if (found?.isDirectory()) return publishedIn(path, files);
    const [fault] = attempt(() => files.bytes(path, 1)).problems;
    return [{ path, fault }];
  });
