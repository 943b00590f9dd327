import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import { suggestName } from './suggest-name.ts';

/**
 * Checks that the names that scenes leave out are names of places, as one that is misspelt would
 * stay on the map.
 */
export function checkQuiet(
  scenes: SceneSpecs,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'scenes' | 'places'>,
): Problem[] {
  const known = placeNames(geometry[files.places]);
  return Object.entries(scenes).flatMap(([id, { quiet = [] }]) =>
    quiet
      .filter((name) => !known.includes(name))
      .map((name) => ({
        file: files.scenes,
        place: `section "${id}"`,
        problem: `quiet names "${name}", which is no place of ${files.places}.`,
        remedy: suggestName(name, known),
      })),
  );
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
