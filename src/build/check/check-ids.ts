import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpecs } from '../../core/story/scene-spec.ts';
import type { Section } from '../parse/story.ts';
import type { Problem } from '../parse/story-error.ts';
import type { StoryFiles } from '../parse/story-files.ts';
import { suggestName } from './suggest-name.ts';

const validId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Checks that the ids of sections and layers can stand in links, that no section's is used twice, and
 * that every section has a scene and every scene a section.
 */
export function checkIds(
  sections: readonly Pick<Section, 'id' | 'line'>[],
  scenes: SceneSpecs,
  layers: readonly LayerSpec[],
  files: Pick<StoryFiles, 'story' | 'scenes' | 'layers'>,
): Problem[] {
  const ids = sections.map(({ id }) => id);
  const withoutScene = sections.filter(({ id }) => !Object.hasOwn(scenes, id));
  const withoutSection = Object.keys(scenes).filter((id) => !ids.includes(id));
  return [
    ...sections.flatMap(({ id, line }, i) => {
      const at = { file: files.story, place: `line ${line}` };
      const first = ids.indexOf(id);
      if (first === i) return invalid('section', id, at);
      const problem = `the section id "${id}" is already used on line ${sections[first]?.line}.`;
      return [{ ...at, problem, remedy: 'Give each section an id of its own.' }];
    }),
    ...layers.flatMap(({ id, label }) =>
      invalid('layer', id, { file: files.layers, place: `layer "${label}"` }),
    ),
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

function invalid(what: string, id: string, at: Pick<Problem, 'file' | 'place'>): Problem[] {
  if (validId.test(id)) return [];
  const problem = `the ${what} id "${id}" cannot stand in a link.`;
  const remedy = 'Use small letters, digits and single hyphens, and begin with a letter.';
  return [{ ...at, problem, remedy }];
}
