import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { worldAround } from '../../core/story/story-data.ts';
import { checkFiles } from './check/check-files.ts';
import { checkStory } from './check/check-story.ts';
import { locateProblems } from './check/locate-problems.ts';
import { checkTold } from './check/map/check-told.ts';
import { checkCues } from './check/text/check-cues.ts';
import { isWarning, type Problem, StoryError } from './files/story-error.ts';
import { layerFile, type StoryFiles, storyFilesIn } from './files/story-files.ts';
import { completeLayers } from './geometry/complete-layers.ts';
import { describeLayers } from './geometry/describe-layers.ts';
import { type InspectedParts, inspectParts } from './inspect-parts.ts';
import type { LoadedStory } from './load-story.ts';
import type { LayerEntry } from './schema/layers.ts';
import { toldLayers } from './told/told-layers.ts';

/** Which story is read, and where the engine's languages are; its own by default. */
export interface StoryOptions {
  readonly files?: StoryFiles;
  readonly languages?: string;
}

/** A story as far as it is sound, and all that is wrong with it. */
interface Inspection {
  /** The whole of it, where no error was found. */
  readonly loaded?: LoadedStory;
  /** Errors and warnings, each at its line, in the order in which they are read. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the story's files and finds at once all that is wrong in each of them and beside one another:
 * a fault in one place hides none in another.
 *
 * @param root The project's root.
 */
export async function inspectStory(
  root: string,
  { files = storyFilesIn(root), languages }: StoryOptions = {},
): Promise<Inspection> {
  if (!existsSync(resolve(root, files.folder))) return { problems: [noFolder(files.folder)] };
  const parts = await inspectParts(root, files, languages);
  const { text, sources, map, charts, geometry, unread } = parts;
  const listed = sources.yaml.value;
  const among = checkStory({
    files,
    text: text?.text,
    sources: sources.yaml.broken ? undefined : Object.keys(listed ?? {}),
    map: map.sound,
    geometry,
    charts,
  }).filter(({ file }) => !unread.includes(file));
  const pictures = text?.text.pictures ?? [];
  const problems = locateProblems(
    [
      ...parts.problems,
      ...among,
      ...toldProblems(parts, among),
      ...(await checkFiles(root, { files, pictures, layers: map.sound.layers, geometry })),
    ],
    files,
    { ...map.at, [files.sources]: sources.yaml.at },
    geometry,
  );
  const whole = problems.every(isWarning) ? assemble(parts, problems) : undefined;
  const unmet = whole ? checkCues(whole.story.sections, whole) : [];
  return {
    problems: [...problems, ...unmet],
    ...(whole && unmet.length === 0 && { loaded: whole }),
  };
}

/** The gaps in the words of those layers whose entries and files are sound. */
function toldProblems(
  { files, text, map, geometry }: InspectedParts,
  among: readonly Problem[],
): readonly Problem[] {
  const faulty = new Set(among.filter((problem) => !isWarning(problem)).map(({ file }) => file));
  const sound = Object.fromEntries(Object.entries(geometry).filter(([file]) => !faulty.has(file)));
  const whole = (map.sound.layers ?? []).filter(
    (layer): layer is LayerEntry =>
      Boolean(layer.kind && layer.label && layer.color) &&
      Object.hasOwn(sound, layerFile(files, layer.id)),
  );
  if (!text) return [];
  const layers = completeLayers(whole, sound, files);
  const told = toldLayers({
    files,
    layers,
    described: describeLayers(whole, sound),
    geometry: sound,
  });
  return checkTold(told, text.words, files.layers);
}

function assemble(parts: InspectedParts, warnings: readonly Problem[]): LoadedStory {
  const { files, text, sources, map, charts, relief, geometry } = parts;
  const meta = text?.text.meta;
  if (!text || !meta || !map.data || !sources.value) throw new StoryError(parts.problems);
  const { sections, cited } = text.text;
  const { scenes, layers, settings } = map.data;
  return {
    ...map.data,
    files,
    story: { meta, sections, cited },
    words: text.words,
    sources: sources.value,
    layers: completeLayers(layers, geometry, files),
    world: worldAround(scenes, settings.world),
    relief,
    geometry,
    charts: charts.charts,
    described: describeLayers(layers, geometry),
    warnings,
  };
}

const noFolder = (folder: string): Problem => ({
  file: folder,
  problem: 'there is no such folder.',
  remedy: 'Name the folder of a story as STORY=folder; without it, src/story is taken.',
});
