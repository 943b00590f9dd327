import type { z } from 'zod';
import type { LabelSpec } from '../../core/story/label-spec.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { labelsSchema } from '../schema/labels.ts';
import { layersSchema } from '../schema/layers.ts';
import { scenesSchema } from '../schema/scenes.ts';
import { type Settings, settingsSchema } from '../schema/settings.ts';
import { readStoryFile } from './read-story-file.ts';
import { readYaml } from './read-yaml.ts';
import { type Problem, StoryError } from './story-error.ts';
import type { StoryFiles } from './story-files.ts';

/** What a story's YAML files say of its map. */
export interface MapData {
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
}

/**
 * Reads what a story's files say of its map; those of labels and settings need not be there.
 *
 * @throws StoryError with every problem of all these files.
 */
export function readMapData(root: string, files: StoryFiles): MapData {
  const problems: Problem[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>, absent?: string): T | undefined => {
    try {
      return readYaml(readStoryFile(root, file, { absent }), file, schema);
    } catch (error) {
      if (!(error instanceof StoryError)) throw error;
      problems.push(...error.problems);
      return undefined;
    }
  };
  const scenes = read(files.scenes, scenesSchema);
  const layers = read(files.layers, layersSchema);
  const labels = read(files.labels, labelsSchema, '[]');
  const settings = read(files.settings, settingsSchema, '{}');
  if (!scenes || !layers || !labels || !settings) throw new StoryError(problems);
  return { scenes, layers, labels, settings };
}
