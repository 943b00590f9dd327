import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTag } from '../load/files/story-files.ts';

/** The tags of a built folder's pages: nothing for the original's, if it is there, and that of each translation. */
export function builtEditions(folder: string): readonly (string | undefined)[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const tags = folders.filter(isTag).sort();
  return [undefined, ...tags].filter((tag) => existsSync(pageIn(folder, tag)));
}

const pageIn = (folder: string, tag = ''): string => join(folder, tag, 'index.html');

/** The pages of a built folder as HTML. */
export const builtPages = (folder: string): readonly string[] =>
  builtEditions(folder).map((tag) => readFileSync(pageIn(folder, tag), 'utf8'));
