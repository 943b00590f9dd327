import { resolve } from 'node:path';
import { engineRoot } from '../../story/files/engine.ts';
import { shellWord } from '../../story/geometry/other-format.ts';
import { copyAround, readShapes } from './story-of-shapes.ts';
import { writeStory } from './write-story.ts';

/**
 * Writes a new story, of an author's own shapes where there are some.
 *
 * @param root What paths start from.
 * @param shapes The paths of GeoJSON files.
 * @returns What was written, and what is to be done next.
 * @throws FolderError where it cannot be; then nothing is written.
 */
export async function beginStory(
  root: string,
  folder: string,
  shapes: readonly string[],
): Promise<string> {
  const layers = await readShapes(shapes);
  await writeStory(folder, {
    project: root,
    template: resolve(engineRoot, 'examples/starter'),
    ...(layers.length > 0 && { copy: copyAround(layers) }),
  });
  const what = layers.length > 0 ? 'of your own shapes' : 'of three sections';
  return `A story ${what} is in ${folder}. Read it, and change it while it is served:

  STORY=${shellWord(folder)} npm start

docs/write-a-story.md goes on from there.`;
}
