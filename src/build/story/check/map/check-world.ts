import type { Bounds } from '../../../../core/camera/bounds.ts';
import type { Problem } from '../../files/story-error.ts';
import type { Settings } from '../../schema/settings.ts';
import { boundsFault } from './check-bounds.ts';

const boxes = ['reach', 'ground', 'locator', 'poster'] as const;

/**
 * Finds what is wrong with the boxes of the world in the story's settings.
 *
 * @param windows The bounds of the story's scenes.
 */
export function checkWorld(
  world: Partial<Settings['world']> = {},
  file: string,
  windows: readonly Bounds[],
): Problem[] {
  return boxes.flatMap((name): Problem[] => {
    const box = world[name];
    const fault = box && boundsFault(box, windows);
    if (!fault) return [];
    const [problem, remedy] = fault;
    return [{ file, path: ['world', name], place: `"world.${name}"`, problem, remedy, value: box }];
  });
}
