import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import { type Relief, type World, worldAround } from '../core/story/story-data.ts';
import { framedByStreets } from '../core/story/streets.ts';
import { palette, type Theme } from '../style/palette.ts';
import type { Words } from '../words/words.ts';
import type { Charts } from './charts/read-charts.ts';
import { checkCues } from './check/check-cues.ts';
import { checkFiles } from './check/check-files.ts';
import { checkPublished } from './check/check-published.ts';
import { checkStory } from './check/check-story.ts';
import { checkTold } from './check/check-told.ts';
import { jsonPosition } from './check/geojson-text.ts';
import {
  formatProblem,
  isWarning,
  type Position,
  type Problem,
  StoryError,
  withoutFloods,
} from './files/story-error.ts';
import { type StoryFiles, storyFilesIn } from './files/story-files.ts';
import { inspectFolder } from './files/story-folder.ts';
import { completeLayers, type DescribedLayer, describeLayers } from './geometry/describe-layers.ts';
import type { Origins } from './geometry/draw-files.ts';
import { toldLayers } from './geometry/map-words.ts';
import type { GeometryFiles } from './geometry/read-geometry.ts';
import { describeStreets, type StreetsFile } from './geometry/read-tiles.ts';
import { markStops, withStops } from './geometry/stops.ts';
import { type InspectedParts, inspectParts } from './inspect-parts.ts';
import { inspectPictures, type Pictures } from './pictures/read-pictures.ts';
import type { MapData } from './schema/map-data.ts';
import type { Sources } from './schema/sources.ts';
import { type Edition, editionsOf } from './text/front-matter.ts';
import type { Picture } from './text/inspect-text.ts';
import type { Story } from './text/read-sections.ts';
import type { StoryTexts } from './translation/check-translation.ts';
import { featureNamesIn, textsOf, translateParts } from './translation/translate-parts.ts';
import type { Language } from './words/compile-words.ts';

/** The whole story, sound: its words, sources, scenes, layers and charts. */
export interface LoadedStory extends MapData {
  readonly story: Story;
  /** What the engine says beside it, in its language. */
  readonly words: Words;
  /** The same as it is written. */
  readonly language: Language;
  readonly files: StoryFiles;
  readonly sources: Sources;
  readonly layers: readonly LayerSpec[];
  readonly world: World;
  readonly relief: Relief;
  /** The streets of its towns, where it has any. */
  readonly streets?: StreetsFile | undefined;
  /** The files of the map as it is drawn from them. */
  readonly geometry: GeometryFiles;
  /** Where those come from that are not drawn as they are written. */
  readonly origins: Origins;
  readonly charts: Charts;
  readonly pictures: Pictures;
  /** Where and how the text shows them. */
  readonly shown: readonly Picture[];
  /** What each part of the map says of itself. */
  readonly described: readonly DescribedLayer[];
  /** The languages that it is told in, where these are several. */
  readonly editions: readonly Edition[];
  /** What should be mended although the story can be built. */
  readonly warnings: readonly Problem[];
}

/** Which story is read. */
interface StoryOptions {
  readonly files?: StoryFiles;
  /** Of a translation: its original, read just now. */
  readonly original?: Inspection | undefined;
}

/** A story as far as it is sound, and all that is wrong with it. */
export interface Inspection {
  /** The whole of it, where no error was found. */
  readonly loaded?: LoadedStory;
  /** Errors and warnings, each at its line, in the order in which they are read. */
  readonly problems: readonly Problem[];
  /** The ids of its sections and layers, as far as they could be read. */
  readonly ids: { readonly sections: readonly string[]; readonly layers: readonly string[] };
  /** The files that are published as they are, by their paths in `public/`. */
  readonly published: readonly string[];
  /** Its parts as they were read, before any of them is translated. */
  readonly parts?: InspectedParts;
}

/**
 * Reads the story's files and checks them against one another.
 *
 * @throws StoryError with every problem that was found.
 */
export async function loadStory(root: string, options: StoryOptions = {}): Promise<LoadedStory> {
  const { loaded, problems } = await inspectStory(root, options);
  if (!loaded) throw new StoryError(problems);
  return loaded;
}

/**
 * Reads the story's files and finds at once all that is wrong in each of them, and of what is sound in
 * them beside one another.
 */
export async function inspectStory(
  root: string,
  { files = storyFilesIn(root), original }: StoryOptions = {},
): Promise<Inspection> {
  if (!existsSync(resolve(root, files.folder))) {
    return { problems: [noFolder(files.folder)], ...nothing };
  }
  if (/[#?]/.test(files.folder)) return { problems: [unfitFolder(files.folder)], ...nothing };
  const {
    published,
    refused,
    problems: unfit,
  } = original?.parts
    ? { published: original.published, refused: [], problems: [] }
    : inspectFolder(root, files);
  if (refused.length > 0) return { problems: refused, ...nothing };
  const read = { ...(original?.parts ?? (await inspectParts(root, files))), files };
  const parts = withStops(translateParts(root, read));
  const { pictures, problems: ofPictures } = parts.text
    ? await inspectPictures(root, parts.files, parts.text)
    : { pictures: {}, problems: [] };
  const found = [
    ...unfit,
    ...parts.problems,
    ...ofPictures,
    ...checkStory(parts).filter(({ file }) => !parts.unread.includes(file)),
    ...(await checkFiles(root, parts)),
    ...(await checkPublished(root, files, published, parts.map.layers)),
  ];
  const told = inReadingOrder(parts, [...found, ...checkWords(parts, found)]);
  // What is no translation's own is told of the original, unless it keeps the story from being built.
  const own = [...Object.values(files.translation ?? {}), ...(parts.text?.wordFiles ?? [])];
  const problems = files.translation
    ? told.filter((problem) => !isWarning(problem) || own.includes(problem.file))
    : told;
  const ids = {
    sections: parts.text?.sections.flatMap(({ id }) => id || []) ?? [],
    layers: parts.ids.layers ?? [],
  };
  const editions = editionsOf(root, files);
  const loaded = problems.every(isWarning)
    ? assemble({ ...parts, pictures }, editions, problems)
    : undefined;
  return { ...(loaded && { loaded }), problems, ids, published, parts: read };
}

/** What of a story's original a translation has words for, by the files that it stands in. */
export async function textsToTranslate(
  root: string,
  files: StoryFiles,
): Promise<Pick<StoryTexts, 'needed' | 'places'>> {
  const parts = await inspectParts(root, files);
  const named = featureNamesIn(parts.geometry, files.translation?.tag ?? '');
  const unnamed = (texts: readonly string[]) => texts.filter((text) => !Object.hasOwn(named, text));
  const { needed, places } = textsOf(parts);
  return {
    needed: Object.fromEntries(
      Object.entries(needed).map(([file, texts]) => [file, unnamed(texts)]),
    ),
    places: unnamed(places),
  };
}

/** What the story's words say of the map that is not so, where nothing else was found wrong in that part of it. */
function checkWords(
  { files, text, map, ids, geometry, origins }: InspectedParts,
  found: readonly Problem[],
): readonly Problem[] {
  if (!text || !map.layers) return [];
  const errors = found.filter((problem) => !isWarning(problem));
  const sound = Object.fromEntries(
    Object.entries(geometry).filter(
      ([name]) => !errors.some(({ file }) => file === (origins[name]?.file ?? name)),
    ),
  );
  const entries = map.layers.filter(
    ({ id }) => !errors.some(({ file, path }) => file === files.layers && path?.[0] === id),
  );
  const layers = completeLayers(entries, sound, files, text.words);
  const told = toldLayers({
    files,
    layers,
    geometry: sound,
    described: describeLayers(entries, sound),
  });
  return [
    ...checkTold(
      told.filter(({ features }) => features.length > 0),
      text.words,
      files.layers,
    ),
    ...checkCues(text.sections, {
      scenes: map.scenes ?? {},
      kept: map.kept ?? {},
      layers,
      ids: ids.layers ?? [],
      geometry: sound,
      files,
    }),
  ];
}

const nothing = { ids: { sections: [], layers: [] }, published: [] };

/** The story of parts that are all sound. */
function assemble(
  parts: InspectedParts & Pick<LoadedStory, 'pictures'>,
  editions: readonly Edition[],
  warnings: readonly Problem[],
): LoadedStory | undefined {
  const { files, text, sources, map, charts, pictures, relief, streets, geometry, origins } = parts;
  const { kept, layers, labels, settings } = map;
  if (!text?.meta || !sources || !map.scenes || !kept || !layers || !labels || !settings)
    return undefined;
  const { without: _, ...world } = settings.world;
  const scenes = streets ? framedByStreets(map.scenes, streets, layers) : map.scenes;
  return {
    files,
    story: { meta: text.meta, sections: text.sections, cited: text.cited },
    words: text.words,
    language: text.language,
    sources,
    scenes: markStops(scenes, layers),
    kept,
    layers: completeLayers(layers, geometry, files, text.words),
    labels,
    settings,
    world: worldAround(scenes, world, streets),
    relief,
    streets,
    geometry,
    origins,
    charts: charts.charts,
    pictures,
    shown: text.pictures,
    described: [
      ...describeLayers(layers, geometry),
      ...(streets ? [describeStreets(streets)] : []),
    ],
    editions,
    warnings,
  };
}

/**
 * Problems as their reader goes through them: each with its line and column where its values have one,
 * told once, errors first, file by file from top to bottom.
 */
function inReadingOrder(parts: InspectedParts, problems: readonly Problem[]): readonly Problem[] {
  const located = problems.map((problem) => ({ ...problem, ...positionOf(problem, parts) }));
  const once = new Map(located.map((problem) => [formatProblem(problem), problem]));
  const inOrder = (a: Problem, b: Problem): number =>
    Number(isWarning(a)) - Number(isWarning(b)) ||
    rank(a) - rank(b) ||
    a.file.localeCompare(b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0);
  const order: readonly string[] = Object.values(parts.files);
  const rank = ({ file }: Problem): number => order.indexOf(file) + 1 || order.length + 1;
  return withoutFloods([...once.values()].sort(inOrder)).toSorted(inOrder);
}

function positionOf(
  { file, line, path }: Problem,
  { at, written }: InspectedParts,
): Partial<Position> {
  const text = written[file];
  if (line !== undefined || path === undefined) return {};
  return at[file]?.(path) ?? (text === undefined ? {} : jsonPosition(text, path));
}

const noFolder = (folder: string): Problem => ({
  file: folder,
  problem: 'there is no such folder.',
  remedy: 'Name the folder of a story after the command, or in STORY.',
});

const unfitFolder = (folder: string): Problem => ({
  file: folder,
  problem: 'its path has a "#" or a "?", which in the addresses of its files would end them.',
  remedy: 'Rename the folder.',
});

/** The story's accent: that of its settings, or the colour of its first layer. */
export function accentOf(
  { settings, layers }: Pick<LoadedStory, 'settings' | 'layers'>,
  theme: Theme,
): string {
  return (settings.theme.accent ?? layers[0]?.color)?.[theme] ?? palette(theme).ink;
}
