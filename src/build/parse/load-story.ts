import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { type Charts, readCharts } from '../charts/read-charts.ts';
import { checkShapes } from '../check/check-shapes.ts';
import { checkStory } from '../check/check-story.ts';
import { describeLayers } from '../render/describe-layers.ts';
import type { DescribedLayer } from '../render/render-about-map.ts';
import { importModule } from './import-module.ts';
import { parseStory } from './parse-story.ts';
import { type GeometryFiles, readGeometry } from './read-geometry.ts';
import { readSources, type Sources } from './read-sources.ts';
import { settle } from './settle.ts';
import type { Story } from './story.ts';
import { StoryError } from './story-error.ts';
import { storyFiles } from './story-files.ts';

/** The whole story, sound: its words, sources, scenes, layers and charts. */
export interface LoadedStory {
  readonly story: Story;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  readonly charts: Charts;
  /** What each part of the map says of itself. */
  readonly described: readonly DescribedLayer[];
}

/**
 * Reads the story's files and checks them against one another.
 *
 * @param root The project's root.
 * @throws StoryError with every problem that was found.
 */
export async function loadStory(root: string): Promise<LoadedStory> {
  const text = (file: string): Promise<string | undefined> =>
    readFile(resolve(root, file), 'utf8').catch(() => undefined);
  const [story, sources, scenes, layers, charts] = await settle([
    text(storyFiles.story).then((md) => parseStory(found(md, storyFiles.story), storyFiles.story)),
    text(storyFiles.sources).then((yaml) =>
      readSources(found(yaml, storyFiles.sources), storyFiles.sources),
    ),
    importModule<SceneSpecs>(root, storyFiles.scenes, 'scenes'),
    importModule<readonly LayerSpec[]>(root, storyFiles.layers, 'layers'),
    readCharts(root, storyFiles.charts),
  ]);
  const misshapen = checkShapes(scenes, layers);
  if (misshapen.length > 0) throw new StoryError(misshapen);
  const geometry = await readGeometry(root, [storyFiles.geometry, storyFiles.basemap]);
  const problems = checkStory({ story, sources, scenes, layers, geometry, charts });
  if (problems.length > 0) throw new StoryError(problems);
  const { described, problems: undescribed } = describeLayers(layers, geometry);
  if (undescribed.length > 0) throw new StoryError(undescribed);
  return { story, sources, scenes, layers, geometry, charts, described };
}

function found(text: string | undefined, file: string): string {
  if (text !== undefined) return text;
  const remedy = 'Write it, or run the command in the folder of the project.';
  throw new StoryError([{ file, place: 'the file', problem: 'it does not exist.', remedy }]);
}
