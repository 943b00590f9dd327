import type { StoryFolder } from '../../files/open-folder.ts';
import { inspectYamlFile } from '../yaml/read-yaml.ts';
import { labelsSchema } from './labels.ts';
import { layersSchema } from './layers.ts';
import { scenesSchema } from './scenes.ts';
import { settingsSchema } from './settings.ts';

export type MapData = NonNullable<ReturnType<typeof inspectMapData>['value']>;

/** Reads the files of a story's map; returns their content, if all are sound, and the problems in them. */
export function inspectMapData(files: StoryFolder) {
  const scenes = inspectYamlFile(files, files.scenes, scenesSchema);
  const layers = inspectYamlFile(files, files.layers, layersSchema);
  const labels = inspectYamlFile(files, files.labels, labelsSchema, { absent: [] });
  const settings = inspectYamlFile(files, files.settings, settingsSchema, { absent: {} });
  const read = { scenes, layers, labels, settings };
  const value = scenes.value &&
    layers.value &&
    labels.value &&
    settings.value && {
      ...scenes.value,
      layers: layers.value,
      labels: labels.value,
      settings: settings.value,
    };
  return {
    value,
    problems: Object.values(read).flatMap(({ problems }) => problems),
    /** For each file, by its path, a function that locates the value at a path in it. */
    at: Object.fromEntries(
      Object.entries(read).map(([name, { at }]) => [files[name as keyof typeof read], at]),
    ),
  };
}
