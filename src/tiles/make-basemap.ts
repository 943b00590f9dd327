import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { Bounds } from '../core/camera/bounds.ts';
import { worldAround } from '../core/story/story-data.ts';
import { readStoryFile } from '../load/files/own-file.ts';
import { StoryError } from '../load/files/story-error.ts';
import { groundParts, type StoryFiles, storyFilesIn } from '../load/files/story-files.ts';
import { inspectFolder } from '../load/files/story-folder.ts';
import { writeWhole } from '../load/files/write-whole.ts';
import { settingsSchema } from '../load/schema/settings.ts';
import { readYaml } from '../load/yaml/read-yaml.ts';
import { groundAdvice } from './advice.ts';
import { type BasemapPart, cutBasemap } from './cut-basemap.ts';
import { detailFor } from './detail.ts';
import { cutFile, isAsCut, partMetadata } from './files.ts';
import { type Packages, readPackages, worldSources } from './packages.ts';
import { cutPicture } from './pictures/cut-picture.ts';
import { cutRelief } from './relief/cut-relief.ts';
import { readFrames } from './story-frames.ts';
import { cutStreets } from './streets/cut-streets.ts';

interface BasemapOrder {
  readonly root: string;
  readonly story?: string;
  /** The part of the world that the story is set in; the box around its scenes by default. */
  readonly window?: Bounds;
  /** The PMTiles archive of heights that a relief is cut from, by its path or its address; none by default. */
  readonly relief?: string;
  /** The archive that streets are cut from, likewise. */
  readonly streets?: string;
  /** The archive that the picture of an image layer is cut from, likewise. */
  readonly picture?: string;
  /** Reports what is being done. */
  readonly say: (words: string) => void;
  /** What it is cut from; the public packages by default. */
  readonly packages?: Packages;
}

const parts: readonly BasemapPart[] = [...groundParts, 'places'];

const { countries10m: countries, waters50m: waters, cities } = worldSources;

const cutFrom = {
  countries,
  scale: 'for maps at 1:10 million: within a kilometre or two in the scenes, coarser elsewhere',
  finest: 'finest where the story’s scenes are',
};

/** Cuts a story's basemap into its folder, except files that an author wrote or changed. */
export async function makeBasemap(order: BasemapOrder): Promise<void> {
  const { root, story, say } = order;
  const files = storyFilesIn(root, story);
  const { refused } = inspectFolder(root, files);
  if (refused.length > 0) throw new StoryError(refused);
  const frames = readFrames(root, files, order.window);
  const { window, specs, scenes, views, wanted, lines, languages } = frames;
  const tiles = { root, files, scenes: specs, say };
  if (order.streets !== undefined) await cutStreets({ ...tiles, archive: order.streets });
  if (order.picture !== undefined) await cutPicture({ ...tiles, archive: order.picture });
  const [kept, free] = [parts.filter(isOwn), parts.filter((part) => !isOwn(part))];
  if (kept.length > 0) {
    const paths = kept.map((part) => pathOf(files, part)).join(', ');
    say(`kept, since they were written or changed by hand (delete one to have it cut): ${paths}`);
  }
  if (free.length === 0 && !order.relief) return advise();
  say(`cutting a basemap of ${window.map((degrees) => Number(degrees.toFixed(2))).join(',')}`);
  const whole = { all: { bounds: window, layers: {} } };
  const world = worldAround(whole);
  const packages = order.packages ?? readPackages(countries, say);
  const features = await cutBasemap(
    packages,
    { window, scenes: Object.values(scenes), wanted, lines, languages },
    { detail: (coarser) => detailFor({ views, ...world }, coarser), say, states: true },
  );
  const found = free.filter((part) => features[part].length > 0);
  const texts = new Map(
    found.map((part) => [
      pathOf(files, part),
      cutFile(partMetadata(part, cutFrom), features[part], window),
    ]),
  );
  if (order.relief !== undefined) await cutHills(order.relief);
  writeWhole(root, files.folder, texts);
  for (const [path, text] of texts) {
    say(`wrote ${path}, ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);
  }
  for (const words of creditLines()) say(words);
  advise();

  function advise(): void {
    for (const words of groundAdvice(root, files, specs)) say(words);
  }

  function cutHills(archive: string): Promise<void> {
    const own = resolve(root, pathOf(files, 'land'));
    const none = '{ "features": [] }';
    const kept = existsSync(own) ? readFileSync(own, 'utf8') : none;
    const text = texts.get(pathOf(files, 'land')) ?? kept;
    const [land] = (JSON.parse(text) as FeatureCollection<MultiPolygon>).features;
    const framed = Object.keys(specs).length > 0 ? specs : whole;
    const settings = readStoryFile(root, files.folder, files.settings, { absent: '{}' });
    const { contours, units = 'km' } = readYaml(settings, files.settings, settingsSchema);
    const order = { ...tiles, scenes: framed, archive, contours: contours ? units : undefined };
    if (land) return cutRelief(order, land.geometry);
    throw new Error('There is no land in what the scenes show, and so there are no hills.');
  }

  function isOwn(part: BasemapPart): boolean {
    const path = resolve(root, pathOf(files, part));
    return existsSync(path) && !isAsCut(readFileSync(path, 'utf8'));
  }
}

const pathOf = ({ geo, geometry }: StoryFiles, part: BasemapPart): string =>
  part === 'places' ? `${geometry}/places.geojson` : `${geo}/basemap/${part}.geojson`;

function creditLines(): string[] {
  const works = [countries, waters, cities];
  const terms = new Set(works.map(({ credit, licence }) => `${credit} (${licence})`));
  const credits = new Set(works.map(({ credit }) => credit));
  return [
    `credited on the page, with the terms: ${[...terms].join('; ')}`,
    `for the line under the map, write into settings.yaml: credits: "${[...credits].join(' · ')}"`,
  ];
}
