import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Problem } from '../../core/story/problem.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../kinds/kinds.ts';
import * as words from '../../words/en.ts';
import { checkShapes } from '../check/check-shapes.ts';
import { checkStory } from '../check/check-story.ts';
import { checkTold } from '../check/check-told.ts';
import { toldLayers } from '../map-words/told-layers.ts';
import { describeLayers } from '../render/describe-layers.ts';
import type { DescribedLayer } from '../render/render-about-map.ts';
import { importModule } from './import-module.ts';
import { parseStory } from './parse-story.ts';
import { type GeometryFiles, readGeometry } from './read-geometry.ts';
import { readSources, type Sources } from './read-sources.ts';
import type { Story } from './story.ts';
import { StoryError } from './story-error.ts';
import { storyFiles } from './story-files.ts';

/** The whole story, sound: its words, sources, scenes and layers. */
export interface LoadedStory {
  readonly story: Story;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly geometry: GeometryFiles;
  /** What each part of the map says of itself. */
  readonly described: readonly DescribedLayer[];
}

/**
 * Reads the story's files and checks them against one another.
 *
 * @param root The project's root.
 * @param charts The names of the charts that the build can draw.
 * @throws StoryError with every problem that was found.
 */
export async function loadStory(root: string, charts: readonly string[]): Promise<LoadedStory> {
  const text = (file: string): Promise<string | undefined> =>
    readFile(resolve(root, file), 'utf8').catch(() => undefined);
  const [story, sources, scenes, layers] = await settle([
    text(storyFiles.story).then((md) => parseStory(found(md, storyFiles.story), storyFiles.story)),
    text(storyFiles.sources).then((yaml) =>
      readSources(found(yaml, storyFiles.sources), storyFiles.sources),
    ),
    importModule<SceneSpecs>(root, storyFiles.scenes, 'scenes'),
    importModule<readonly LayerSpec[]>(root, storyFiles.layers, 'layers'),
  ]);
  const misshapen = checkShapes(scenes, layers);
  if (misshapen.length > 0) throw new StoryError(misshapen);
  const geometry = await readGeometry(root, [storyFiles.geometry, storyFiles.basemap]);
  const problems = checkStory({ story, sources, scenes, layers, geometry, charts });
  if (problems.length > 0) throw new StoryError(problems);
  const { described, problems: undescribed } = describeLayers(layers, geometry);
  if (undescribed.length > 0) throw new StoryError(undescribed);
  const whole = completed(layers, geometry);
  const loaded = { story, sources, scenes, layers: whole, geometry, described };
  const untold = checkTold(toldLayers(loaded), words);
  if (untold.length > 0) throw new StoryError(untold);
  return loaded;
}

/** The layers with what their entries take from their data. */
function completed(layers: readonly LayerSpec[], geometry: GeometryFiles): readonly LayerSpec[] {
  return layers.map((layer) => {
    const text = geometry[`${storyFiles.geometry}/${layer.id}.geojson`] ?? '';
    return kindOf(layer).complete?.(layer, JSON.parse(text).features) ?? layer;
  });
}

function found(text: string | undefined, file: string): string {
  if (text !== undefined) return text;
  const remedy = 'Write it, or run the command in the folder of the project.';
  throw new StoryError([{ file, place: 'the file', problem: 'it does not exist.', remedy }]);
}

/** Waits for all, and throws the problems of all that failed together. */
async function settle<T extends readonly unknown[]>(
  waits: {
    readonly [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  const results = await Promise.allSettled(waits);
  const reasons = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const other = reasons.find((reason) => !(reason instanceof StoryError));
  if (other) throw other;
  const problems = reasons.flatMap((reason): readonly Problem[] =>
    reason instanceof StoryError ? reason.problems : [],
  );
  if (problems.length > 0) throw new StoryError(problems);
  return Promise.all(waits) as unknown as Promise<T>;
}
