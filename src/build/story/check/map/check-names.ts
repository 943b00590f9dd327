import type { Problem } from '../../files/story-error.ts';
import type { StoryFiles } from '../../files/story-files.ts';
import { suggestName } from '../../yaml/did-you-mean.ts';
import type { Scenes } from './check-scenes.ts';

/**
 * Checks that the names that scenes leave out, and those that they ask for, are names of places: one
 * that is misspelt would do nothing.
 *
 * @param known The names of the places that the map can name.
 */
export function checkNames(
  scenes: Scenes,
  known: readonly string[],
  files: Pick<StoryFiles, 'scenes' | 'places'>,
): Problem[] {
  return Object.entries(scenes).flatMap(([id, { quiet = [], names = [] }]) => {
    const unknown = (part: string, of: readonly string[]) =>
      of
        .filter((name) => !known.includes(name))
        .map((name) => ({
          file: files.scenes,
          path: [id, part, name],
          place: `section "${id}"`,
          problem: `${part} has "${name}", which is no place of ${files.places}.`,
          remedy: suggestName(name, known),
          value: name,
        }));
    return [...unknown('quiet', quiet), ...unknown('names', names)];
  });
}
