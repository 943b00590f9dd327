import type { Size } from '../core/camera/camera.ts';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { groupBy } from '../core/group-by.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { formatProblem, type Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { type LoadedStory, loadStory } from '../load/load-story.ts';
import { layerFeatures } from '../read/geometry/read-geometry.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';

export interface TestedStory {
  readonly story: LoadedStory;
  /** The features of each layer, unwrapped at the 180th meridian. */
  readonly shapes: Readonly<Record<string, readonly LayerFeature[]>>;
  readonly url: string;
}

export interface Fault extends Problem {
  /** The screen, or the page's state; if it is set, `problem` ends without a full stop. */
  readonly at?: string;
}

/** Reads a story or translation that is served at `site`, a URL without a trailing slash. */
export async function testedStory(files: StoryFolder, site: string): Promise<TestedStory> {
  const story = await loadStory(files);
  const url = files.translation ? `${site}/${files.translation.tag}/` : site;
  const shapes = story.layers.map(({ id }) => {
    const features = layerFeatures(id, story.geometry, story.files) ?? [];
    return [id, unwrapFeatures({ features }).features] as const;
  });
  return { story, shapes: Object.fromEntries(shapes), url };
}

export const formatSize = ({ width, height }: Size): string => `${width} × ${height}`;

export const quote = (text: string): string => `"${text.replaceAll('\n', ' ')}"`;

export type UnplacedFault = Omit<Fault, 'file' | 'place'>;

export const textFile = ({ translation, story }: StoryFiles): string => translation?.story ?? story;

/** Attributes a fault in a text on the map or in the legend to the translation's file, if there is one. */
export const wordsFault = ({ story }: TestedStory, fault: Fault): Fault => ({
  ...fault,
  file: story.files.translation?.words ?? fault.file,
});

export const sceneFault = ({ story }: TestedStory, section: string, fault: UnplacedFault) => ({
  file: story.files.scenes,
  path: [section],
  place: `section "${section}"`,
  ...fault,
});

export const layerFault = ({ story }: TestedStory, layer: string, fault: UnplacedFault): Fault => ({
  file: story.files.layers,
  path: [layer],
  place: `layer "${layer}"`,
  ...fault,
});

const list = new Intl.ListFormat('en');

export function sentences(faults: readonly Fault[]): readonly string[] {
  const alike = groupBy(faults, ({ at, ...fault }) => JSON.stringify(fault));
  return [...alike.values()].map(([fault, ...others]) => {
    const at = new Set([fault, ...others].flatMap(({ at }) => at ?? []));
    const problem = at.size > 0 ? `${fault.problem} at ${list.format(at)}.` : fault.problem;
    return formatProblem({ ...fault, problem });
  });
}
