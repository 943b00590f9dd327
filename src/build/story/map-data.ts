import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { type Problem, StoryError } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import { labelsSchema } from './schema/labels.ts';
import { type LayerEntry, layerSchema, layersSchema } from './schema/layers.ts';
import { sceneSchema, scenesSchema } from './schema/scenes.ts';
import { type Settings, settingsSchema } from './schema/settings.ts';
import type { Position } from './yaml/position.ts';
import { type InspectedYaml, inspectYamlFile } from './yaml/read-yaml.ts';
import { soundEntries, soundFields } from './yaml/sound-parts.ts';

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
  const parts = {
    scenes: inspectYamlFile(root, files.scenes, scenesSchema),
    layers: inspectYamlFile(root, files.layers, layersSchema),
    labels: inspectYamlFile(root, files.labels, labelsSchema, { absent: '[]' }),
    settings: inspectYamlFile(root, files.settings, settingsSchema, { absent: '{}' }),
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const isWhole = names.every((name) => parts[name].value !== undefined);
  const values = Object.fromEntries(names.map((name) => [name, parts[name].value]));
  return {
    ...(isWhole && { data: values as unknown as MapData }),
    sound: soundOf(parts),
    problems: names.flatMap((name) => parts[name].problems),
    at: Object.fromEntries(names.map((name) => [files[name], parts[name].yaml.at])),
  };
}

const [anyScene, anyLayer, anySettings] = [
  sceneSchema.partial(),
  layerSchema.partial(),
  settingsSchema.partial(),
];

type Inspected = { readonly [Part in keyof MapData]: InspectedYaml<MapData[Part]> };

function soundOf({ scenes, layers, labels, settings }: Inspected): SoundMapData {
  const byScene = scenes.value ?? soundEntries<SceneSpec>(scenes.yaml.value, anyScene);
  const known = layers.value ?? soundLayers(layers.yaml.value);
  const list = Array.isArray(labels.yaml.value) ? labels.yaml.value : [];
  return {
    ...(byScene && { scenes: byScene }),
    ...(known && { layers: known }),
    labels: labels.value ?? list.map((label) => labelsSchema.safeParse([label]).data?.[0]),
    settings: settings.value ?? soundFields<Settings>(settings.yaml.value ?? {}, anySettings),
  };
}

function soundLayers(written: unknown): readonly SoundLayer[] | undefined {
  const byId = soundEntries<LayerEntry>(written, anyLayer);
  return byId && Object.entries(byId).map(([id, layer]) => ({ id, ...layer }));
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
