import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import { suggestName } from './suggest-name.ts';

/**
 * Checks that the names that scenes leave out, and those that they ask for, are names of places: one
 * that is misspelt would do nothing.
 */
export function checkNames(
  scenes: SceneSpecs,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'scenes' | 'places'>,
): Problem[] {
  const known = placeNames(geometry[files.places]);
  return Object.entries(scenes).flatMap(([id, { quiet = [], names = [] }]) => {
    const at = { file: files.scenes, place: `section "${id}"` };
    const unknown = (part: string, of: readonly string[]) =>
      of
        .filter((name) => !known.includes(name))
        .map((name) => ({
          ...at,
          problem: `${part} has "${name}", which is no place of ${files.places}.`,
          remedy: suggestName(name, known),
        }));
    return [...unknown('quiet', quiet), ...unknown('names', names)];
  });
}

/** The names in the file of places; none where it is broken, which is reported of the file itself. */
function placeNames(text: string | undefined): string[] {
  try {
    const { features }: { features: { properties: { name: string } }[] } = JSON.parse(text ?? '');
    return features.map(({ properties }) => properties.name);
  } catch {
    return [];
  }
}
