import { type LoadedStory, loadStory } from '../../src/build/parse/load-story.ts';
import { layerFeatures } from '../../src/build/parse/read-geometry.ts';
import type { Problem } from '../../src/build/parse/story-error.ts';
import { storyFilesIn } from '../../src/build/parse/story-files.ts';
import { unwrapFeatures } from '../../src/core/geometry/unwrap-geometry.ts';
import type { LayerFeature } from '../../src/kinds/layer-collection.ts';
import { root } from '../support/read-story.ts';

/** A story that the suite reads: its files, its shapes, and where its page is served. */
export interface TestedStory {
  readonly story: LoadedStory;
  /** The features of each layer by its id, unwrapped at the 180th meridian. */
  readonly shapes: Readonly<Record<string, readonly LayerFeature[]>>;
  /** Without a slash at the end. */
  readonly url: string;
}

/** The size of a screen in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Reads a story that is built and served.
 *
 * @param folder The story's, from the project's root or in full.
 * @throws StoryError where its files are not sound.
 */
export async function testedStory(folder: string, url: string): Promise<TestedStory> {
  const story = await loadStory(root, { files: storyFilesIn(root, folder) });
  const shapes = story.layers.map(({ id }) => {
    const features = layerFeatures(id, story.geometry, story.files) ?? [];
    return [id, unwrapFeatures({ features }).features] as const;
  });
  return { story, shapes: Object.fromEntries(shapes), url };
}

/** A size in words. */
export const inWords = ({ width, height }: Size): string => `${width} × ${height}`;

/** Something that is to be mended in a section's scene. */
export const sceneProblem = (
  { story }: TestedStory,
  section: string,
  problem: string,
  remedy: string,
): Problem => ({ file: story.files.scenes, place: `section "${section}"`, problem, remedy });

/** Something that is to be mended in a layer's entry. */
export const layerProblem = (
  { story }: TestedStory,
  layer: string,
  problem: string,
  remedy: string,
): Problem => ({ file: story.files.layers, place: `layer "${layer}"`, problem, remedy });
