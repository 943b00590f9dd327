import { fileURLToPath } from 'node:url';
import { readMapData } from '../../src/build/parse/read-map-data.ts';
import { readRelief } from '../../src/build/parse/read-relief.ts';
import { storyFilesIn } from '../../src/build/parse/story-files.ts';
import { worldOf } from '../../src/core/story/world.ts';

/** The project's root. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files of the project's own story. */
export const files = storyFilesIn(root, 'src/story');

/** What the files of the project's own story say of its map. */
export const { scenes, layers, labels, settings } = readMapData(root, files);

export const world = worldOf(scenes, settings.world);
export const relief = readRelief(root, files);
