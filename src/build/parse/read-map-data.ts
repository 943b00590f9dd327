import type { z } from 'zod';
import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import { labelsSchema } from '../schema/labels.ts';
import { type LayerEntry, layerSchema, layersSchema } from '../schema/layers.ts';
import { sceneSchema, scenesSchema } from '../schema/scenes.ts';
import { type Settings, settingsSchema } from '../schema/settings.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { Position } from '../yaml/position.ts';
import { soundEntries, soundFields } from '../yaml/sound-parts.ts';
import { readStoryFile } from './read-story-file.ts';
import { type InspectedYaml, inspectYaml } from './read-yaml.ts';
import { type Problem, StoryError } from './story-error.ts';
import type { StoryFiles } from './story-files.ts';

/** What a story's YAML files say of its map. */
export interface MapData {
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerEntry[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
}

/** What is sound of the same files; nothing of a file that cannot be read at all. */
export interface SoundMapData {
  readonly scenes?: Readonly<Record<string, Partial<SceneSpec>>>;
  readonly layers?: readonly SoundLayer[];
  /** Each by its place in the file. */
  readonly labels: readonly (Partial<LabelSpec> | undefined)[];
  readonly settings: Partial<Settings>;
}

/** A layer with those of its fields that are sound. */
export type SoundLayer = Partial<LayerEntry> & { readonly id: string };

/** What was read of the files, whole where all of it is sound. */
export interface InspectedMapData {
  readonly data?: MapData;
  readonly sound: SoundMapData;
  readonly problems: readonly Problem[];
  /** Where a value of a file stands, by the file's name. */
  readonly at: Readonly<Record<string, (path: readonly PropertyKey[]) => Position>>;
}

/** Reads what a story's files say of its map, and finds all that is wrong in each of them. */
export function inspectMapData(root: string, files: StoryFiles): InspectedMapData {
  const missing: Problem[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>, absent?: string): InspectedYaml<T> => {
    try {
      return inspectYaml(readStoryFile(root, file, { absent }), file, schema);
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
      missing.push(...error.problems);
      return { yaml: parseYaml('', file), problems: [] };
    }
  };
  const scenes = read(files.scenes, scenesSchema);
  const layers = read(files.layers, layersSchema);
  const labels = read(files.labels, labelsSchema, '[]');
  const settings = read(files.settings, settingsSchema, '{}');
  const all = [scenes, layers, labels, settings];
  const problems = [...missing, ...all.flatMap((each) => each.problems)];
  return {
    ...(scenes.value &&
      layers.value &&
      labels.value &&
      settings.value && {
        data: {
          scenes: scenes.value,
          layers: layers.value,
          labels: labels.value,
          settings: settings.value,
        },
      }),
    sound: soundOf(scenes, layers, labels, settings),
    problems,
    at: {
      [files.scenes]: scenes.yaml.at,
      [files.layers]: layers.yaml.at,
      [files.labels]: labels.yaml.at,
      [files.settings]: settings.yaml.at,
    },
  };
}

function soundOf(
  scenes: InspectedYaml<unknown>,
  layers: InspectedYaml<unknown>,
  labels: InspectedYaml<readonly LabelSpec[]>,
  settings: InspectedYaml<unknown>,
): SoundMapData {
  const byScene = soundEntries<SceneSpec>(scenes.yaml.value, sceneSchema);
  const byLayer = soundEntries<LayerEntry>(layers.yaml.value, layerSchema);
  const list = Array.isArray(labels.yaml.value) ? labels.yaml.value : [];
  return {
    ...(byScene && { scenes: byScene }),
    ...(byLayer && {
      layers: Object.entries(byLayer).map(([id, layer]) => ({ id, ...layer })),
    }),
    labels: labels.value ?? list.map((label) => labelsSchema.safeParse([label]).data?.[0]),
    settings: soundFields<Settings>(settings.yaml.value ?? {}, settingsSchema),
  };
}

/**
 * Reads what a story's files say of its map; those of labels and settings need not be there.
 *
 * @throws StoryError with every problem of all these files.
 */
export function readMapData(root: string, files: StoryFiles): MapData {
  const { data, problems } = inspectMapData(root, files);
  if (!data || problems.length > 0) throw new StoryError(problems);
  return data;
}
