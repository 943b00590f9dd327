import { fileURLToPath } from 'node:url';
import { readRelief } from '../../src/build/parse/geometry/read-relief.ts';
import { readMapData } from '../../src/build/parse/read-map-data.ts';
import { storyFilesIn } from '../../src/build/parse/story-files.ts';
import { worldOf } from '../../src/core/story/world.ts';

/** The project's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the files of a story in a folder of the project say of its map. */
export function readStory(folder: string) {
  const files = storyFilesIn(root, folder);
  const map = readMapData(root, files);
  const world = worldOf(map.scenes, map.settings.world);
  return { ...map, files, world, relief: readRelief(root, files) };
}

export type ReadStory = ReturnType<typeof readStory>;
