import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec, Relief, World } from '../../core/story/story-data.ts';
import type { Charts } from './charts/read-charts.ts';
import type { Words } from './files/read-words.ts';
import { type Problem, StoryError } from './files/story-error.ts';
import type { StoryFiles } from './files/story-files.ts';
import type { DescribedLayer } from './geometry/describe-layers.ts';
import type { GeometryFiles } from './geometry/read-geojson.ts';
import { inspectStory, type StoryOptions } from './inspect-story.ts';
import type { Settings } from './schema/settings.ts';
import type { Sources } from './schema/sources.ts';
import type { Story } from './text/story.ts';

/** The whole story, sound: its words, sources, scenes, layers and charts. */
export interface LoadedStory {
  readonly story: Story;
  /** What the engine says beside it, in its language. */
  readonly words: Words;
  readonly files: StoryFiles;
  readonly sources: Sources;
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  readonly labels: readonly LabelSpec[];
  readonly settings: Settings;
  readonly world: World;
  readonly relief: Relief;
  readonly geometry: GeometryFiles;
  readonly charts: Charts;
  /** What each part of the map says of itself. */
  readonly described: readonly DescribedLayer[];
  /** What should be mended although the story can be built. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads the story's files and checks them against one another.
 *
 * @param root The project's root.
 * @throws StoryError with every problem that was found.
 */
export async function loadStory(root: string, options: StoryOptions = {}): Promise<LoadedStory> {
  const { loaded, problems } = await inspectStory(root, options);
  if (!loaded) throw new StoryError(problems);
  return loaded;
}
