import type { KeptScene, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import type { Position } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { inspectYamlFile } from '../yaml/read-yaml.ts';
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

/** Reads the files of a story's map: their content, where all of it is sound, and what is wrong in each. */
export function inspectMapData(root: string, files: StoryFiles) {
  const { folder } = files;
  const scenes = inspectYamlFile(root, folder, files.scenes, scenesSchema);
  const layers = inspectYamlFile(root, folder, files.layers, layersSchema);
  const labels = inspectYamlFile(root, folder, files.labels, labelsSchema, { absent: [] });
  const settings = inspectYamlFile(root, folder, files.settings, settingsSchema, { absent: {} });
  const value: MapData | undefined =
    scenes.value && layers.value && labels.value && settings.value
      ? {
          ...partScenes(scenes.value),
          layers: layers.value,
          labels: labels.value,
          settings: settings.value,
        }
      : undefined;
  const at: Positions = {
    [files.scenes]: scenes.at,
    [files.layers]: layers.at,
    [files.labels]: labels.at,
    [files.settings]: settings.at,
  };
  const problems = [scenes, layers, labels, settings].flatMap((file) => file.problems);
  return { value, problems, at };
}
