import { lstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { StoryFolder } from './open-folder.ts';
import { isFile, isWithin, realPath } from './safe-folder.ts';
import { tooLarge } from './size-limits.ts';
import { attempt, type Problem } from './story-error.ts';

/** The folder of JSON Schemas for editors, which YAML files name in their first line. */
export const schemas = '.schema';

const textFile =
  /^((story|scenes|layers|labels|sources|settings)|(story|words|translated|engine-words)\..+)\.(md|yaml)$/;

/** Checks all files that a story reads or publishes, without opening them, since links may lead anywhere. */
export function inspectFolder(files: StoryFolder) {
  const { folder, charts, values, geo, geometry, published, paths } = files;
  const refusals = (paths: readonly string[]): Problem[] =>
    paths.flatMap((path) => refusalOf(path, files) ?? []);
  const folders = refusals([charts, values, published, geo, files.inside(schemas)]);
  if (folders.length === 0) folders.push(...refusals([geometry, `${geo}/basemap`]));
  if (folders.length > 0) return { published: [], refused: folders, problems: [] };
  const read = [
    ...paths(folder).filter((path) => textFile.test(basename(path))),
    ...paths(charts).filter((path) => /\.(yaml|csv)$/.test(path)),
    ...[geometry, `${geo}/basemap`, values].flatMap(paths),
  ];
  const entries = publishedIn(published, files);
  const sound = entries.filter(({ fault }) => !fault);
  return {
    published: sound.map(({ path }) => path.slice(published.length + 1)),
    /** Reasons to read nothing at all: a path that leads out, is no file, or is too large. */
    refused: [...refusals(read), ...refusals(entries.map(({ path }) => path))],
    problems: entries.flatMap(({ fault }) => fault ?? []),
  };
}

/** Says why a path must not be read, or that it is too large; the sizes of shapes are checked on reading. */
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

/** Lists the paths to publish, each with what is wrong with it, if anything; follows no links to folders. */
const publishedIn = (folder: string, files: StoryFolder) =>
  files.paths(folder).flatMap((path): { path: string; fault?: Problem | undefined }[] => {
    const name = basename(path);
    if (name === '.DS_Store') return [];
    if (name.startsWith('.')) {
      const problem = 'its name begins with a dot, so it is not published.';
      const remedy = 'Take it out of the folder, or rename it if it is meant for readers.';
      return [{ path, fault: { file: path, problem, remedy, severity: 'warning' } }];
    }
    const entry = lstatSync(files.at(path), { throwIfNoEntry: false });
    if (entry?.isDirectory()) return publishedIn(path, files);
    const [fault] = attempt(() => files.bytes(path, 1)).problems;
    return [{ path, fault }];
  });
