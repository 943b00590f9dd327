import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptions } from './data/descriptions.ts';
import { type SourceId, sources } from './sources.ts';
import { derive } from './steps/derive.ts';
import { describe } from './steps/describe.ts';
import { openSource } from './steps/open-source.ts';
import { readmeOf } from './steps/readme.ts';

const geo = dirname(fileURLToPath(import.meta.url));
const cache = join(geo, '..', '.cache', 'geo');

const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

const read = (id: SourceId): unknown => {
  const source = sources[id];
  say(`reading ${source.package}@${source.version}`);
  return JSON.parse(openSource(source, cache).toString('utf8'));
};

/** Every file of `geo/` that is built, by its path in the folder. */
const build = async (): Promise<Map<string, string>> => {
  const derived = await derive(read);
  const layers = descriptions.map((description) => ({
    folder: description.folder,
    layer: describe(description, derived[description.id]),
  }));
  const files = new Map(
    layers.map(({ folder, layer }) => [
      `${folder}/${layer.metadata.id}.geojson`,
      `${JSON.stringify(layer)}\n`,
    ]),
  );
  return files.set('README.md', readmeOf(layers));
};

const write = (files: ReadonlyMap<string, string>): void => {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(geo, path)), { recursive: true });
    writeFileSync(join(geo, path), text);
    say(`wrote geo/${path}, ${Math.ceil(text.length / 1024)} KB`);
  }
};

const check = (files: ReadonlyMap<string, string>): void => {
  const different = [...files].filter(([path, text]) => {
    const committed = join(geo, path);
    return !existsSync(committed) || readFileSync(committed, 'utf8') !== text;
  });
  for (const [path] of different) say(`geo/${path} differs from a fresh build: run npm run geo.`);
  if (different.length > 0) process.exitCode = 1;
  else say(`all ${files.size} files of geo/ are what a fresh build makes`);
};

const files = await build();
if (process.argv.includes('--check')) check(files);
else write(files);
