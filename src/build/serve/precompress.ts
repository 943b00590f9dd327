import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from '../files-in.ts';
import { compress } from './compress.ts';

const textFile = /\.(html|css|m?js|json|geojson|svg|txt|xml|webmanifest|map)$/;

/**
 * Writes a `.br` and a `.gz` beside every text file under a folder, for servers that send ready
 * compressed files.
 *
 * @returns The files that were compressed, sorted.
 */
export async function precompress(folder: string): Promise<string[]> {
  const files = (await filesIn(folder)).filter((name) => textFile.test(name));
  for (const name of files) {
    const path = join(folder, name);
    const { br, gz } = compress(await readFile(path));
    await writeFile(`${path}.br`, br);
    await writeFile(`${path}.gz`, gz);
  }
  return files;
}
