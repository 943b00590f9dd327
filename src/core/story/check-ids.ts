import type { Problem } from './problem.ts';
import type { StoryParts } from './story-parts.ts';

const validId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const form = 'Use small letters, digits and single hyphens, and begin with a letter.';

/** Checks that the ids of sections and layers can stand in links and that none is used twice. */
export function checkIds({ sections, layers, files }: StoryParts): readonly Problem[] {
  return [
    ...sections.flatMap(({ id, line }, i) => {
      const at = { file: files.story, place: `line ${line}` };
      const first = sections.findIndex((section) => section.id === id);
      return [
        ...invalid(id, 'section', at),
        ...repeated(
          id,
          'section',
          first === i ? undefined : `on line ${sections[first]?.line}`,
          at,
        ),
      ];
    }),
    ...layers.flatMap(({ id, label }, i) => {
      const at = { file: files.layers, place: `layer "${label}"` };
      const first = layers.findIndex((layer) => layer.id === id);
      return [
        ...invalid(id, 'layer', at),
        ...repeated(id, 'layer', first === i ? undefined : `by "${layers[first]?.label}"`, at),
      ];
    }),
  ];
}

type Place = Pick<Problem, 'file' | 'place'>;

function invalid(id: string, what: string, at: Place): readonly Problem[] {
  if (validId.test(id)) return [];
  return [{ ...at, problem: `the ${what} id "${id}" cannot stand in a link.`, remedy: form }];
}

function repeated(id: string, what: string, by: string | undefined, at: Place): readonly Problem[] {
  if (by === undefined) return [];
  const problem = `the ${what} id "${id}" is already used ${by}.`;
  return [{ ...at, problem, remedy: `Give each ${what} an id of its own.` }];
}
