import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bounds } from '../../../core/camera/bounds.ts';
import { groundParts, type StoryFiles, storyFilesIn } from '../../story/files/story-files.ts';
import { cutBasemap } from './cut/cut-basemap.ts';
import { detailFor } from './cut/detail-for.ts';
import { framesOf } from './cut/frame.ts';
import { cutFile, isAsCut } from './files/cut-file.ts';
import { type BasemapPart, partMetadata } from './files/part-metadata.ts';
import { writeWhole } from './files/write-whole.ts';
import type { PlaceChoice } from './places/places-of.ts';
import type { NamedFeatures } from './shapes/named-features.ts';
import { type CutSources, readPackages } from './sources/read-packages.ts';
import { worldSources } from './sources/world-sources.ts';
import { readFrames, type StoryFrames } from './story/read-frames.ts';
import { readLines } from './story/read-lines.ts';
import { reportOf } from './story/report.ts';

/** The basemap that is asked for. */
interface BasemapOrder {
  /** The project's root. */
  readonly root: string;
  /** The story's folder, from the root or in full. */
  readonly story?: string;
  /** The part of the world that the story is set in; the box around its scenes by default. */
  readonly window?: Bounds;
  /** The folder that holds the packages' tarballs. */
  readonly cache: string;
  readonly sources?: CutSources;
  /** Is told what is being done, and what was found. */
  readonly say: (words: string) => void;
}

const parts: readonly BasemapPart[] = [...groundParts, 'places'];

const ownSources: CutSources = {
  countries: worldSources.countries10m,
  waters: worldSources.waters50m,
  cities: worldSources.cities,
};

/**
 * Cuts a story's basemap from the public packages and writes it into the story's folder, but for files
 * that an author wrote or changed.
 *
 * @throws with what is in the way: no story, no package, no place to write
 */
export async function makeBasemap(order: BasemapOrder): Promise<void> {
  const { root, story, cache, sources = ownSources, say } = order;
  const files = storyFilesIn(root, story);
  const frames = readFrames(root, files, order.window);
  const [kept, free] = [parts.filter(isOwn), parts.filter((part) => !isOwn(part))];
  if (kept.length > 0) {
    const paths = kept.map((part) => pathOf(files, part)).join(', ');
    say(`kept, since they were written or changed by hand (delete one to have it cut): ${paths}`);
  }
  if (free.length === 0) return;
  say(
    `cutting a basemap of ${frames.window.map((degrees) => Number(degrees.toFixed(2))).join(',')}`,
  );
  const lines = await readLines(root, files);
  const features = await cutFor({ ...frames, lines }, readPackages(sources, cache, say), say);
  const found = free.filter((part) => features[part].length > 0);
  const texts = found.map((part) => [part, textOf(part, features[part], frames, sources)] as const);
  writeWhole(new Map(texts.map(([part, text]) => [resolve(root, pathOf(files, part)), text])));
  for (const [part, text] of texts) {
    say(`wrote ${pathOf(files, part)}, ${Math.ceil(Buffer.byteLength(text) / 1024)} KB`);
  }
  for (const words of reportOf(frames, features, sources)) say(words);

  function isOwn(part: BasemapPart): boolean {
    const path = resolve(root, pathOf(files, part));
    return existsSync(path) && !isAsCut(readFileSync(path, 'utf8'));
  }
}

const pathOf = ({ geo, geometry }: StoryFiles, part: BasemapPart): string =>
  part === 'places' ? `${geometry}/places.geojson` : `${geo}/basemap/${part}.geojson`;

function cutFor(
  { window, scenes: framed, names, lines }: StoryFrames & Required<Pick<PlaceChoice, 'lines'>>,
  packages: ReturnType<typeof readPackages>,
  say: BasemapOrder['say'],
) {
  const scenes = Object.values(framed);
  const frames = framesOf(window, scenes);
  const choice = { window, scenes, wanted: names, lines };
  return cutBasemap(packages, choice, { detail: (coarser) => detailFor(frames, coarser), say });
}

const textOf = (
  part: BasemapPart,
  features: NamedFeatures,
  { window }: StoryFrames,
  sources: CutSources,
): string => {
  const scale =
    'for maps at 1:10 million: within a kilometre or two in the scenes, coarser elsewhere';
  const finest = 'finest where the story’s scenes are';
  return cutFile(partMetadata(part, { ...sources, scale, finest }), features, window);
};
