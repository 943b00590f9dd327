import { basename, join, relative, resolve } from 'node:path';
import { writeEditorSchemas } from '../../load/editor-schemas-plugin.ts';
import { engineRoot, packageRoot } from '../../load/files/engine.ts';
import { slashed, storyFilesIn } from '../../load/files/story-files.ts';
import { shellWord } from '../../load/geometry/other-format.ts';
import { inspectStory } from '../../load/load-story.ts';
import { labelOf } from './own-layer.ts';
import { copyAround, readShapes } from './story-of-shapes.ts';
import { writeRepository } from './write-repository.ts';
import { copyStarter, writeStory } from './write-story.ts';

/**
 * Writes a new story, of an author's own shapes where there are some, in a repository of its own.
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
  const copy = layers.length > 0 ? copyAround(layers) : copyStarter;
  await writeStory(folder, {
    root,
    beside: shapes,
    async copy(to, place) {
      await copy(to);
      await writeRepository(to, place, labelOf(basename(to)) || 'A story');
      const files = storyFilesIn(to, '.');
      writeEditorSchemas(to, '.', (await inspectStory(to, { files })).ids);
    },
  });
  const what = layers.length > 0 ? 'of your own shapes' : 'of three sections';
  const guide = slashed(relative(root, join(packageRoot, 'docs/write-a-story.md')));
  const isHere = resolve(root, folder) === root;
  return `A story ${what} is ${isHere ? 'here' : `in ${folder}`}. Read it, and change it while it is served:

${commandsFor(isHere, shellWord(folder))}

${guide} goes on from there.`;
}

/** What is typed next: the engine's project serves a story beside it; elsewhere it is served by its own scripts. */
function commandsFor(isHere: boolean, folder: string): string {
  if (engineRoot === packageRoot) return `  npm start -- ${folder}`;
  return [...(isHere ? [] : [`cd ${folder}`]), 'npm install', 'npm start']
    .map((line) => `  ${line}`)
    .join('\n');
}
