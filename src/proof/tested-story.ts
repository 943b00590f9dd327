import { root } from '../../tests/support/read-story.ts';
import { storyFilesIn } from '../build/story/files/story-files.ts';
import { layerFeatures } from '../build/story/geometry/read-geometry.ts';
import { type LoadedStory, loadStory } from '../build/story/load-story.ts';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';
import type { Fault } from './fault.ts';

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

/** A label as a message quotes it, on one line. */
export const quoted = (text: string): string => `"${text.replaceAll('\n', ' ')}"`;

/** A fault that is mended in a section's scene. */
export const sceneFault = (
  { story }: TestedStory,
  section: string,
  fault: Omit<Fault, 'file' | 'place'>,
): Fault => ({
  file: story.files.scenes,
  path: [section],
  place: `section "${section}"`,
  ...fault,
});

/** A fault that is mended in a layer's entry. */
export const layerFault = (
  { story }: TestedStory,
  layer: string,
  fault: Omit<Fault, 'file' | 'place'>,
): Fault => ({ file: story.files.layers, path: [layer], place: `layer "${layer}"`, ...fault });
