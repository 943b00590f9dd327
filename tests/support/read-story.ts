import { fileURLToPath } from 'node:url';
import { worldAround } from '../../src/core/story/story-data.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { StoryError } from '../../src/files/story-error.ts';
import { readRelief } from '../../src/read/geometry/read-tiles.ts';
import { inspectMapData } from '../../src/read/schema/map-data.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The map data of a story in a folder of the project. */
export function readStory(folder: string) {
  const files = openFolder(root, folder);
  const { value: map, problems } = inspectMapData(files);
  if (!map) throw new StoryError(problems);
  const world = worldAround(map.scenes, map.settings.world);
  return { ...map, files, world, relief: readRelief(files) };
}

export function sceneOf<Scene>(
  { scenes }: { scenes: Readonly<Record<string, Scene>> },
  id: string,
) {
  const scene = scenes[id];
  if (!scene) throw new Error(`There is no scene "${id}".`);
  return scene;
}
