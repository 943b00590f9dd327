import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '../../geo/layer.ts';

const root = 'examples/atolls';

/** The files of the example that hold geometry, by their paths within it. */
export const geometry: readonly string[] = readdirSync(root, {
  recursive: true,
  encoding: 'utf8',
}).filter((file) => file.endsWith('.geojson'));

/** The text of a file. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The features and the metadata of a file that holds geometry. */
export const layer = (file: string): Layer => JSON.parse(read(file));
