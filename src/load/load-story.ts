import { existsSync } from 'node:fs';
import { checkFiles, checkPublished } from '../check/check-files.ts';
import { checkCues } from '../check/check-references.ts';
import { checkStory } from '../check/check-story.ts';
import type { StoryParts } from '../check/story-parts.ts';
import { mapValues } from '../core/map-values.ts';
import { type World, worldAround } from '../core/story/story-data.ts';
import { framedByTiles } from '../core/story/tiles.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { isFile } from '../files/safe-folder.ts';
import { isWarning, type Problem, StoryError } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { inspectFolder } from '../files/story-folder.ts';
import {
  completeLayers,
  type DescribedLayer,
  describeLayers,
} from '../read/geometry/describe-layers.ts';
import { describeHeights, describeTiles } from '../read/geometry/read-tiles.ts';
import { inspectPictures, type Pictures } from '../read/pictures/read-pictures.ts';
import type { MapData } from '../read/schema/map-data.ts';
import { type Edition, editionsOf } from '../read/text/front-matter.ts';
import type { Picture } from '../read/text/inspect-text.ts';
import type { Story } from '../read/text/read-sections.ts';
import type { Language } from '../read/words/read-words.ts';
import type { Layer } from '../style/kinds/kinds.ts';
import { featureNamesIn, textsOf, translateParts } from '../translation/translate-parts.ts';
import { inMiles } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { inReadingOrder } from './in-reading-order.ts';
import { type InspectedParts, inspectParts } from './inspect-parts.ts';
import { markStops, withStops } from './stops.ts';

/** The whole story, sound: its words, sources, scenes, layers and charts. */
export interface LoadedStory extends MapData, Omit<StoryParts, 'text' | 'map'> {
  readonly story: Story;
  /** The engine's words in its language, compiled and as messages. */
  readonly words: Words;
  readonly language: Language;
  readonly layers: readonly Layer[];
  readonly world: World;
  readonly pictures: Pictures;
  readonly shown: readonly Picture[];
  readonly described: readonly DescribedLayer[];
  /** Its languages, where it has several. */
  readonly editions: readonly Edition[];
  readonly warnings: readonly Problem[];
}

/** A story as far as it is sound, and everything that is wrong with it. */
interface Inspection {
  /** Undefined where an error was found. */
  readonly loaded?: LoadedStory | undefined;
  /** Errors and warnings, each at its line, in the order of the files and lines. */
  readonly problems: readonly Problem[];
  /** The files that are published as they are, by their paths in `public/`. */
  readonly published: readonly string[];
  /** What was read, before it is translated. */
  readonly read?: InspectedParts;
}

/** Reads and checks the story's files. @throws StoryError with every problem that was found. */
export async function loadStory(...of: Parameters<typeof inspectStory>): Promise<LoadedStory> {
  const { loaded, problems } = await inspectStory(...of);
  if (!loaded) throw new StoryError(problems);
  return loaded;
}

/**
 * Reads the story's files and finds what is wrong: in each by itself, and where nothing is, beside one another. Of a
 * translation, `original` is what was just read of its original.
 */
export async function inspectStory(files: StoryFolder, original?: Inspection): Promise<Inspection> {
  const refusal = (...problems: readonly Problem[]): Inspection => ({ problems, published: [] });
  const unfit = unfitFolder(files);
  if (unfit) return refusal(unfit);
  const folder = original?.read
    ? { published: original.published, refused: [], problems: [] }
    : inspectFolder(files);
  if (folder.refused.length > 0) return refusal(...folder.refused);
  const read = original?.read ?? (await inspectParts(files));
  const { parts, problems: inEach } = translated(files, read);
  const inFiles = [...folder.problems, ...inEach];
  const checked =
    parts && inFiles.every(isWarning)
      ? await checkParts(files, parts, folder.published)
      : undefined;
  const found = inReadingOrder(read, parts?.files ?? files, [
    ...inFiles,
    ...(checked?.problems ?? []),
  ]);
  const problems = ofEdition(files, found, parts);
  const loaded =
    checked && problems.every(isWarning)
      ? assemble(checked, editionsOf(files), problems)
      : undefined;
  return { loaded, problems, published: folder.published, read };
}

/** Why no story can be in a folder, if none can. */
function unfitFolder({ folder: file, at }: StoryFolder): Problem | undefined {
  if (!existsSync(at(file)) || isFile(at(file))) {
    const remedy = 'Name the folder of a story after the command, or in STORY.';
    return { file, problem: 'there is no such folder.', remedy };
  }
  const problem = 'its path has a "#" or a "?", which would end the URLs of its files.';
  return /[#?]/.test(file) ? { file, problem, remedy: 'Rename the folder.' } : undefined;
}

/** The parts that were read, in the language of `files`. */
function translated(files: StoryFolder, { sound, problems }: InspectedParts) {
  const parts = sound && { ...sound, files };
  if (!parts || !files.translation) return { parts, problems };
  const translation = translateParts(parts, files.translation);
  return { parts: translation.parts, problems: [...problems, ...translation.problems] };
}

/** The parts with what follows from one another, and what is wrong with them beside one another. */
async function checkParts(files: StoryFolder, parts: StoryParts, published: readonly string[]) {
  const written = { ...parts, text: measuringIn(parts) };
  const complete = { ...written, geometry: withStops(parts) };
  const shown = await inspectPictures(complete.files, complete.text);
  const problems = [
    ...shown.problems,
    ...checkStory(written),
    ...(await checkFiles(complete)),
    ...(await checkPublished(files, published, parts.map.layers)),
  ];
  if (problems.every(isWarning)) problems.push(...checkCues(complete));
  return { ...complete, pictures: shown.pictures, problems };
}

/** The problems of an edition: warnings of the original's files are reported with the original alone. */
function ofEdition(
  { translation }: StoryFiles,
  problems: readonly Problem[],
  parts: StoryParts | undefined,
): readonly Problem[] {
  if (!translation) return problems;
  const own = [...Object.values(translation), ...(parts?.text.wordFiles ?? [])];
  return problems.filter((problem) => !isWarning(problem) || own.includes(problem.file));
}

/** The text of a story whose words measure in the unit of its settings. */
function measuringIn({ text, map }: StoryParts): StoryParts['text'] {
  if (map.settings.units !== 'mi') return text;
  const locale = inMiles(text.words.locale);
  return { ...text, words: { ...text.words, locale }, language: { ...text.language, locale } };
}

/** The texts that a translation has words for, by their files. @throws StoryError where the original is not sound. */
export async function textsToTranslate(files: StoryFolder) {
  const read = await inspectParts(files);
  if (!read.sound) throw new StoryError(inReadingOrder(read, files, read.problems));
  const named = featureNamesIn(read.sound.geometry, files.translation?.tag ?? '');
  const unnamed = (texts: readonly string[]) => texts.filter((text) => !Object.hasOwn(named, text));
  const { needed, places } = textsOf(read.sound);
  return { needed: mapValues(needed, unnamed), places: unnamed(places) };
}

function assemble(
  { text, map, problems: _, ...parts }: Awaited<ReturnType<typeof checkParts>>,
  editions: readonly Edition[],
  warnings: readonly Problem[],
): LoadedStory | undefined {
  const { meta, sections, cited, words, language } = text;
  const { files, geometry, streets, cover } = parts;
  const { layers, settings } = map;
  if (!meta) return undefined;
  const scenes = framedByTiles(map.scenes, parts, layers);
  return {
    ...parts,
    ...map,
    story: { meta, sections, cited },
    words,
    language,
    scenes: markStops(scenes, layers),
    layers: completeLayers(layers, geometry, files, words),
    world: worldAround(scenes, settings.world, streets),
    shown: text.pictures,
    described: [
      ...describeLayers(layers, geometry),
      ...(streets ? [describeTiles('streets', streets.date)] : []),
      ...(cover ? [describeTiles('cover')] : []),
      ...describeHeights(parts.relief),
    ],
    editions,
    warnings,
  };
}
