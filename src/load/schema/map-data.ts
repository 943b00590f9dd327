import type { KeptScene, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import type { Position } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { inspectYamlFile, soundEntries } from '../yaml/read-yaml.ts';
import { labelsSchema } from './labels.ts';
import { type LayerEntry, layersSchema } from './layers.ts';
import { partScenes, scenesSchema } from './scenes.ts';
import { type Settings, settingsSchema } from './settings.ts';

/** The content of the YAML files of a story's map. */
export interface MapData {
  readonly scenes: SceneSpecs;
  /** The sections that have no scene of their own. */
  readonly kept: Readonly<Record<string, KeptScene>>;
  readonly layers: readonly LayerEntry[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
}

/** The position of the value at a path of a file, by the file's name. */
export type Positions = Readonly<Record<string, (path: readonly PropertyKey[]) => Position>>;

/** The ids of all scenes and layers, sound or not, as far as their files can be read. */
export interface MapIds {
  readonly scenes?: readonly string[] | undefined;
  readonly layers?: readonly string[] | undefined;
}

/** Reads the files of a story's map: what is sound of them, entry by entry of scenes and layers, and all problems. */
export function inspectMapData(root: string, files: StoryFiles) {
  const { folder } = files;
  const scenes = inspectYamlFile(root, folder, files.scenes, scenesSchema);
  const layers = inspectYamlFile(root, folder, files.layers, layersSchema);
  const labels = inspectYamlFile(root, folder, files.labels, labelsSchema, { absent: [] });
  const settings = inspectYamlFile(root, folder, files.settings, settingsSchema, { absent: {} });
  const ofScenes = soundEntries(scenes, scenesSchema);
  const ofLayers = soundEntries(layers, layersSchema);
  const sound: Partial<MapData> = {
    ...(ofScenes.sound && partScenes(ofScenes.sound)),
    ...(ofLayers.sound && { layers: ofLayers.sound }),
    ...(labels.value && { labels: labels.value }),
    ...(settings.value && { settings: settings.value }),
  };
  const ids: MapIds = { scenes: ofScenes.ids, layers: ofLayers.ids };
  const at: Positions = {
    [files.scenes]: scenes.at,
    [files.layers]: layers.at,
    [files.labels]: labels.at,
    [files.settings]: settings.at,
  };
  const problems = [scenes, layers, labels, settings].flatMap((file) => file.problems);
  return { sound, ids, problems, at };
}
