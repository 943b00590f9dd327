import type { KeptScene, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import type { Position, Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { inspectYamlFile, soundEntries } from '../yaml/read-yaml.ts';
import { labelsSchema } from './labels.ts';
import { type LayerEntry, layersSchema } from './layers.ts';
import { partScenes, scenesSchema } from './scenes.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** What a story's YAML files say of its map. */
export interface MapData {
  readonly scenes: SceneSpecs;
  /** The sections that have no scene of their own. */
  readonly kept: Readonly<Record<string, KeptScene>>;
  readonly layers: readonly LayerEntry[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
}

/** Where the value at a path of a file stands, by the file's name. */
export type Positions = Readonly<Record<string, (path: readonly PropertyKey[]) => Position>>;

/** The ids of all scenes and layers, sound or not, as far as their files can be read. */
export interface MapIds {
  readonly scenes?: readonly string[] | undefined;
  readonly layers?: readonly string[] | undefined;
}

/** What was read of the files. */
interface InspectedMapData {
  /** What the files say in which nothing is wrong; of scenes and layers, those in which nothing is. */
  readonly sound: Partial<MapData>;
  readonly ids: MapIds;
  readonly problems: readonly Problem[];
  readonly at: Positions;
}

/** Reads what a story's files say of its map, and finds all that is wrong in each of them. */
export function inspectMapData(root: string, files: StoryFiles): InspectedMapData {
  const scenes = inspectYamlFile(root, files.folder, files.scenes, scenesSchema);
  const layers = inspectYamlFile(root, files.folder, files.layers, layersSchema);
  const labels = inspectYamlFile(root, files.folder, files.labels, labelsSchema, { absent: [] });
  const settings = inspectYamlFile(root, files.folder, files.settings, settingsSchema, {
    absent: {},
  });
  const ofScenes = soundEntries(scenes, scenesSchema);
  const ofLayers = soundEntries(layers, layersSchema);
  return {
    sound: {
      ...(ofScenes.sound && partScenes(ofScenes.sound)),
      ...(ofLayers.sound && { layers: ofLayers.sound }),
      ...(labels.value && { labels: labels.value }),
      ...(settings.value && { settings: settings.value }),
    },
    ids: { scenes: ofScenes.ids, layers: ofLayers.ids },
    problems: [scenes, layers, labels, settings].flatMap(({ problems }) => problems),
    at: {
      [files.scenes]: scenes.at,
      [files.layers]: layers.at,
      [files.labels]: labels.at,
      [files.settings]: settings.at,
    },
  };
}
