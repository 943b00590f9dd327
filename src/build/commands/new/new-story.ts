import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shellWord } from '../../story/geometry/other-format.ts';
import { copyAround, readShapes } from './story-of-shapes.ts';
import { FolderError, writeStory } from './write-story.ts';

const project = fileURLToPath(new URL('../../../../', import.meta.url));
const [folder, ...shapes] = process.argv.slice(2);

try {
  if (!folder) {
    throw new FolderError('Name the folder to write: npm run new -- ../my-story');
  }
  const layers = await readShapes(shapes);
  await writeStory(folder, {
    project,
    template: resolve(project, 'examples/starter'),
    ...(layers.length > 0 && { copy: copyAround(layers) }),
  });
  const what = layers.length > 0 ? 'of your own shapes' : 'of three sections';
  console.log(`A story ${what} is in ${folder}. Read it, and change it while it is served:

  STORY=${shellWord(folder)} npm start

docs/write-a-story.md goes on from there.`);
} catch (error) {
  if (!(error instanceof FolderError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
