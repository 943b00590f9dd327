import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyAround, readShapes } from '../../../src/cli/new/story-of-shapes.ts';
import { writeStory } from '../../../src/cli/new/write-story.ts';
import { formatProblem, isWarning } from '../../../src/load/files/story-error.ts';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { inspectStory } from '../../../src/load/load-story.ts';
import { ring } from '../../support/shapes.ts';

const project = process.cwd();

/** A geometry, and what is said of it; a name by default. */
export type Shape = readonly [type: string, coordinates: unknown, properties?: object];

/** The text of a file of shapes. */
export const collection = (...shapes: readonly Shape[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map(([type, coordinates, properties = { name: 'A' }]) => ({
      type: 'Feature',
      properties,
      geometry: { type, coordinates },
    })),
  });

/** Land that is cut at the 180th meridian. */
export const fiji: Shape = [
  'MultiPolygon',
  [[ring(177, -19, 180, -16)], [ring(-180, -18, -179, -16)]],
];

/** Lines that do not follow one another. */
export const network: Shape = [
  'MultiLineString',
  [
    [
      [30, -8],
      [31, -9],
    ],
    [
      [33, -8],
      [30, -8],
    ],
  ],
];

/** Lines of which each begins where the one before it ends. */
export const way: Shape = [
  'MultiLineString',
  [
    [
      [30, -8],
      [31, -9],
    ],
    [
      [31, -9],
      [33, -8],
    ],
  ],
];

/** Begins a story with files of an author, which are written to `place`, in a folder there. */
export async function begin(
  files: Readonly<Record<string, string>>,
  place: string,
  folder = 'story',
) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text);
  const layers = await readShapes(Object.keys(files).map((name) => join(place, name)));
  const story = join(place, folder);
  await writeStory(story, { root: project, copy: copyAround(layers) });
  return inspectStory(project, { files: storyFilesIn(project, story) });
}

/**
 * What `npm run new` makes of a file: the errors in the story that it writes to the folder `story`, its
 * layers and the bounds of its first section.
 */
export async function beginWith(text: string, place: string) {
  const { loaded, problems } = await begin({ 'shapes.geojson': text }, place);
  const errors = problems.filter((problem) => !isWarning(problem)).map(formatProblem);
  return { errors, layers: loaded?.layers, bounds: loaded?.scenes.title?.bounds };
}
