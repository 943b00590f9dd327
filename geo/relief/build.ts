import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { reliefIndex } from './index-file.ts';
import { pyramids, tilesOf } from './pyramids.ts';
import { openRelief } from './source.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const target = join(root, 'public', 'relief');

const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

const landOfBasemap = (): Feature<Polygon | MultiPolygon> => {
  const text = readFileSync(join(root, 'geo', 'basemap', 'land.geojson'), 'utf8');
  const { features } = JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
  const [land] = features;
  if (land === undefined) throw new Error('geo/basemap/land.geojson has no land: run npm run geo.');
  return land;
};

/** Every file of `public/relief`, by its path in the folder. */
const build = async (): Promise<Map<string, Buffer>> => {
  const jpeg = openRelief(join(root, '.cache', 'geo'));
  const land = landOfBasemap();
  const files = new Map<string, Buffer>();
  for (const pyramid of pyramids) {
    say(`shading the ${pyramid.name}, zooms ${pyramid.minzoom} to ${pyramid.maxzoom}`);
    for (const [path, tile] of await tilesOf(pyramid, jpeg, land)) files.set(path, tile);
  }
  return files.set('index.json', Buffer.from(`${JSON.stringify(reliefIndex, null, 2)}\n`));
};

const write = (files: ReadonlyMap<string, Buffer>): void => {
  rmSync(target, { recursive: true, force: true });
  let bytes = 0;
  for (const [path, content] of files) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
    bytes += content.length;
  }
  say(`wrote ${files.size} files to public/relief, ${Math.ceil(bytes / 1024)} KB`);
};

const check = (files: ReadonlyMap<string, Buffer>): void => {
  const different = [...files].filter(([path, content]) => {
    const committed = join(target, path);
    return !existsSync(committed) || !readFileSync(committed).equals(content);
  });
  for (const [path] of different) say(`public/relief/${path} differs: run npm run geo.`);
  if (different.length > 0) process.exitCode = 1;
  else say(`all ${files.size} files of public/relief are what a fresh build makes`);
};

const files = await build();
if (process.argv.includes('--check')) check(files);
else write(files);
