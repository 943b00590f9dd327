import type { Size } from '../core/camera/camera.ts';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { groupBy } from '../core/group-by.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { formatProblem, type Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { type LoadedStory, loadStory } from '../load/load-story.ts';
import { layerFeatures } from '../read/geometry/read-geometry.ts';
import type { LayerFeature } from '../style/kinds/kind.ts';

/** A story that is read: its files, its shapes, and where its page is served. */
export interface TestedStory {
  readonly story: LoadedStory;
  /** The features of each layer by its id, unwrapped at the 180th meridian. */
  readonly shapes: Readonly<Record<string, readonly LayerFeature[]>>;
  readonly url: string;
}

/** A problem that readers would meet. */
export interface Fault extends Problem {
  /** The screen or the state of the page; the problem then ends without a full stop. */
  readonly at?: string;
}

/** Reads a story, or a translation of it, that is served at `site`, a URL without a slash at the end. */
export async function testedStory(files: StoryFolder, site: string): Promise<TestedStory> {
  const story = await loadStory(files);
  const url = files.translation ? `${site}/${files.translation.tag}/` : site;
  const shapes = story.layers.map(({ id }) => {
    const features = layerFeatures(id, story.geometry, story.files) ?? [];
    return [id, unwrapFeatures({ features }).features] as const;
  });
  return { story, shapes: Object.fromEntries(shapes), url };
}

export const inWords = ({ width, height }: Size): string => `${width} × ${height}`;

/** A label as a message quotes it, on one line. */
export const quoted = (text: string): string => `"${text.replaceAll('\n', ' ')}"`;

/** A fault without the place where it is fixed. */
export type FaultFound = Omit<Fault, 'file' | 'place'>;

export const textFile = ({ translation, story }: StoryFiles): string => translation?.story ?? story;

/** The fault of words on the map or in the legend: a translation has them in a file of its own. */
export const wordsFault = ({ story }: TestedStory, fault: Fault): Fault => ({
  ...fault,
  file: story.files.translation?.words ?? fault.file,
});

/** A fault that is fixed in a section's scene. */
export const sceneFault = ({ story }: TestedStory, section: string, fault: FaultFound): Fault => ({
  file: story.files.scenes,
  path: [section],
  place: `section "${section}"`,
  ...fault,
});

/** A fault that is fixed in a layer's entry. */
export const layerFault = ({ story }: TestedStory, layer: string, fault: FaultFound): Fault => ({
  file: story.files.layers,
  path: [layer],
  place: `layer "${layer}"`,
  ...fault,
});

const list = new Intl.ListFormat('en');

/** A sentence for each fault, with all of its screens. */
export function sentences(faults: readonly Fault[]): readonly string[] {
  const alike = groupBy(faults, ({ at, ...fault }) => JSON.stringify(fault));
  return [...alike.values()].map(([fault, ...others]) => {
    const at = new Set([fault, ...others].flatMap(({ at }) => at ?? []));
    const problem = at.size > 0 ? `${fault.problem} at ${list.format(at)}.` : fault.problem;
    return formatProblem({ ...fault, problem });
  });
}
