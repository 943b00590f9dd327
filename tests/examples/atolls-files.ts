import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Layer } from '../../geo/layer.ts';

const root = 'examples/atolls';

/** The files of the example, by their paths within it. */
export const files: readonly string[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)));

/** Those that hold geometry. */
export const geometry = files.filter((file) => file.endsWith('.geojson'));

/** The text of a file. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The features and the metadata of a file that holds geometry. */
export const layer = (file: string): Layer => JSON.parse(read(file));
