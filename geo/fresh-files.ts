import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { worldFiles } from '../src/build/commands/basemap/world-files.ts';
import { type Files, geometryFiles } from './geometry-files.ts';
import { reliefFiles } from './relief/relief-files.ts';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const cache = join(root, '.cache', 'geo');

/** Tells the reader of the terminal what is being done. */
export const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

const landIn = (files: Files) =>
  JSON.parse(files.get('geo/basemap/land.geojson')?.toString('utf8') ?? '{"features":[]}');

/** Every derived file of the repository, made anew; without the relief where its source is not to be had. */
export const freshFiles = async (): Promise<Files> => {
  const story = await geometryFiles(cache, say);
  const geometry = new Map([...story, ...(await worldFiles(cache, say))]);
  try {
    const relief = await reliefFiles(landIn(geometry), cache, say);
    return new Map([...geometry, ...relief]);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return geometry;
  }
};
