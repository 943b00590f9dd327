import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derive } from './derive.ts';
import { describe, readmeOf } from './describe.ts';
import { descriptions } from './descriptions.ts';
import type { Files } from './layer.ts';
import { nightTiles } from './night/night-tiles.ts';
import { describedReliefs, freshReliefs } from './relief.ts';
import { readSource, sources } from './sources.ts';
import { worldFiles } from './world-basemap.ts';

/**
 * `npm run geo` makes every derived file of the repository anew; `npm run geo:check`, which is the same with
 * `--check`, writes none and names those that differ.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const files = await freshFiles();
if (process.argv.includes('--check')) check();
else write();

function write(): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const bytes = [...files.values()].reduce((sum, content) => sum + content.length, 0);
  say(`wrote ${files.size} files, ${Math.ceil(bytes / 1024)} KB`);
}

function check(): void {
  const different = [...files].filter(([path, content]) => {
    const committed = join(root, path);
    return !existsSync(committed) || !readFileSync(committed).equals(content);
  });
  for (const [path] of different) say(`${path} differs from a fresh build: run npm run geo.`);
  if (different.length > 0) process.exitCode = 1;
  else say(`all ${files.size} files are what a fresh build makes`);
}

/** Every derived file; without the relief and the lights at night where their sources are not to be had. */
async function freshFiles(): Promise<Files> {
  const cache = join(root, '.cache/geo');
  const files = new Map([...(await geometryFiles()), ...(await worldFiles(say))]);
  const pictures = [
    () => freshReliefs(files, cache, say),
    () => nightTiles(join(cache, 'night-korea.png'), say),
  ];
  const made: Files[] = [];
  for (const make of pictures) {
    try {
      made.push(await make());
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
  return new Map([files, ...made].flatMap((each) => [...each]));
}

/** The layers, the basemap and their README. */
async function geometryFiles(): Promise<Files> {
  const derived = await derive((id) => {
    say(`reading ${sources[id].package}@${sources[id].version}`);
    return readSource(id);
  });
  const layers = descriptions.map((description) => ({
    path: `${description.folder}/${description.id}.geojson`,
    layer: describe(description, derived[description.id]),
  }));
  const readme = readmeOf([
    ...layers.map(({ path, layer: { metadata } }) => ({ path, metadata })),
    ...describedReliefs,
  ]);
  return new Map([
    ...layers.map(({ path, layer }): [string, Buffer] => [
      `geo/${path}`,
      Buffer.from(`${JSON.stringify(layer)}\n`),
    ]),
    ['geo/README.md', Buffer.from(readme)],
  ]);
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
