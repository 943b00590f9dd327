import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages of a built folder as HTML: the original's, if it is there, and that of each translation. */
export function builtPages(folder: string): readonly string[] {
  const folders = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const editions = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ['', ...editions.sort()]
    .map((edition) => join(folder, edition, 'index.html'))
    .filter((page) => existsSync(page))
    .map((page) => readFileSync(page, 'utf8'));
}
