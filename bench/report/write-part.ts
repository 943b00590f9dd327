import { readFile, writeFile } from 'node:fs/promises';
import { replacePart } from './replace-part.ts';

const page = 'docs/performance.md';

/** Puts what was measured into its place in `docs/performance.md`. */
export async function writePart(name: string, part: string): Promise<void> {
  await writeFile(page, replacePart(await readFile(page, 'utf8'), name, part));
}
