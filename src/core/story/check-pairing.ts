import type { Problem } from './problem.ts';
import type { StoryParts } from './story-parts.ts';
import { suggestName } from './suggest-name.ts';

/** Checks that every section has a scene and every scene a section. */
export function checkPairing({ sections, scenes, files }: StoryParts): readonly Problem[] {
  const ids = sections.map(({ id }) => id);
  const withoutScene = sections.filter(({ id }) => !Object.hasOwn(scenes, id));
  const withoutSection = Object.keys(scenes).filter((id) => !ids.includes(id));
  return [
    ...withoutScene.map(({ id, line }) => ({
      file: files.scenes,
      place: `section "${id}"`,
      problem: `the section on line ${line} of ${files.story} has no scene.`,
      remedy: `Add a scene for "${id}" with its bounds and layers.`,
    })),
    ...withoutSection.map((id) => ({
      file: files.scenes,
      place: `section "${id}"`,
      problem: `there is no such section in ${files.story}.`,
      remedy: suggestName(id, ids),
    })),
  ];
}
