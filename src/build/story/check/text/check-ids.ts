import type { Problem } from '../../files/story-error.ts';
import { type StoryFiles, takenIds } from '../../files/story-files.ts';
import type { Section } from '../../text/story.ts';
import { nearestName, suggestName } from '../../yaml/did-you-mean.ts';

const validId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

type SectionIds = readonly Pick<Section, 'id' | 'line'>[];

/**
 * Checks that the ids of sections and layers can stand in links and are not taken, that no section's is used
 * twice, and that every section has a scene and every scene a section.
 *
 * @param scenes The ids of the scenes, if they are known.
 * @param layers The ids of the layers, if they are known.
 */
export function checkIds(
  sections: SectionIds,
  scenes: readonly string[] | undefined,
  layers: readonly string[] | undefined,
  files: Pick<StoryFiles, 'story' | 'scenes' | 'layers'>,
): Problem[] {
  return [
    ...sectionFaults(sections, files.story),
    ...(layers ?? []).flatMap((id) => layerFaults(id, files.layers)),
    ...(scenes ? pairFaults(sections, scenes, files) : []),
  ];
}

/** Ids that are used twice or cannot stand in a link; headings without one are told of the text. */
function sectionFaults(sections: SectionIds, file: string): Problem[] {
  const ids = sections.map(({ id }) => id);
  return sections.flatMap(({ id, line }, i) => {
    const first = ids.indexOf(id);
    if (id === '') return [];
    if (first === i) return invalid('section', id, { file, line });
    const problem = `the section id "${id}" is already used on line ${sections[first]?.line}.`;
    return [{ file, line, problem, remedy: 'Give each section an id of its own.', value: id }];
  });
}

/** An id that cannot stand in a link, or that a part of the basemap has. */
function layerFaults(id: string, file: string): Problem[] {
  const at = { file, path: [id], place: `layer "${id}"` };
  if (!takenIds.includes(id)) return invalid('layer', id, at);
  const problem = `the id "${id}" is that of a part of the basemap.`;
  const remedy = `Call the layer otherwise, such as "own-${id}", and its file with it.`;
  return [{ ...at, problem, remedy, value: id }];
}

/**
 * Sections without a scene and scenes without a section. Where the name of a scene is near to that of a
 * section without one, one is told of the two. A scene like no section belongs to a heading whose id is
 * missing or another's, as long as there is such a heading, and is not told.
 */
function pairFaults(
  sections: SectionIds,
  scenes: readonly string[],
  files: Pick<StoryFiles, 'story' | 'scenes'>,
): Problem[] {
  const ids = sections.map(({ id }) => id).filter((id) => id !== '');
  const unnamed = sections.length - new Set(ids).size;
  const lost = scenes
    .filter((id) => !ids.includes(id))
    .map((id) => ({ id, near: nearestName(id, ids) }));
  const strange = lost.filter(({ near }) => near === undefined);
  const told = lost.filter((scene) => !strange.slice(0, unnamed).includes(scene));
  const meant = lost.map(({ near }) => near);
  const without = sections.filter(
    ({ id }, i) => id !== '' && ids.indexOf(id) === i && !scenes.includes(id),
  );
  return [
    ...without
      .filter(({ id }) => !meant.includes(id))
      .map(({ id, line }) => ({
        file: files.story,
        line,
        place: `section "${id}"`,
        problem: `it has no scene in ${files.scenes}.`,
        remedy: `Add one there, as "${id}:" with its bounds and layers.`,
        value: id,
      })),
    ...told.map(({ id }) => ({
      file: files.scenes,
      path: [id],
      place: `section "${id}"`,
      problem: `there is no such section in ${files.story}.`,
      remedy: suggestName(id, ids),
      value: id,
    })),
  ];
}

function invalid(
  what: string,
  id: string,
  at: Pick<Problem, 'file' | 'line' | 'path' | 'place'>,
): Problem[] {
  if (validId.test(id)) return [];
  const problem = `the ${what} id "${id}" cannot stand in a link.`;
  const remedy = 'Use small letters, digits and single hyphens, and begin with a letter.';
  return [{ ...at, problem, remedy, value: id }];
}
