import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FolderError } from './free-folder.ts';
import { writeStory } from './write-story.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const [folder, ...others] = process.argv.slice(2);

try {
  if (!folder || others.length > 0) {
    throw new FolderError('Name the one folder to write: npm run new -- ../my-story');
  }
  await writeStory(folder, { project, template: resolve(project, 'examples/starter') });
  console.log(`A story of three sections is in ${folder}. Read it, and change it while it is served:

  STORY=${quoted(folder)} npm start

docs/write-a-story.md goes on from there.`);
} catch (error) {
  if (!(error instanceof FolderError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** A path as a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
