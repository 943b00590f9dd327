import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { idFaults } from '../read/schema/ids.ts';
import type { Citation, Section } from '../read/text/read-sections.ts';
import { didYouMean, nearestName, suggestName } from '../read/yaml/did-you-mean.ts';

/** The maximum number of sections: each has a still map, and a build of so many takes little more than a minute. */
export const maxSections = 1000;

type SectionIds = readonly Pick<Section, 'id' | 'line'>[];
type Files = Pick<StoryFiles, 'story' | 'scenes'>;

/** Checks the number of sections, their ids, and that each has a scene and each scene has a section. */
export function checkIds(sections: SectionIds, scenes: readonly string[], files: Files): Problem[] {
  const ids = sections.map(({ id }) => id);
  const faultsOf = (id: string, i: number): Fault[] => {
    const first = ids.indexOf(id);
    // The page's other ids begin with `_`.
    const isMap = id === 'map';
    if (!isMap && first === i) return idFaults('section', id);
    const taken = isMap ? "that of the page's map" : `used on line ${sections[first]?.line}`;
    const problem = `the section id "${id}" is ${taken}.`;
    return [[problem, 'Give each section another id.', [], id]];
  };
  const problem = `the story has ${ids.length} sections; the limit is ${maxSections}.`;
  const tooMany: Fault = [problem, 'Publish it as several stories.'];
  const problems = sections.slice(0, maxSections + 1).flatMap(({ id, line }, i) => {
    const faults = i === maxSections ? [tooMany] : faultsOf(id, i);
    return problemsOf({ file: files.story, line }, faults);
  });
  return problems.length > 0 ? problems : pairProblems(sections, scenes, files);
}

function pairProblems(sections: SectionIds, scenes: readonly string[], files: Files): Problem[] {
  const ids = sections.map(({ id }) => id);
  const lost = scenes.filter((id) => !ids.includes(id));
  const meant = lost.map((id) => nearestName(id, ids));
  const lacking = sections.filter(({ id }) => !scenes.includes(id) && !meant.includes(id));
  return [
    ...lacking.map(({ id, line }): Problem => {
      const problem = `${files.scenes} has no scene for it.`;
      const remedy = `Add one there, as "${id}:" with its bounds and layers.`;
      return { file: files.story, line, place: `section "${id}"`, problem, remedy, value: id };
    }),
    ...lost.map((id): Problem => {
      const at = { file: files.scenes, path: [id], place: `section "${id}"` };
      const problem = `${files.story} has no such section.`;
      return { ...at, problem, remedy: suggestName(id, ids), value: id };
    }),
  ];
}

export function checkKept([first]: SectionIds, kept: object, file: string): Problem[] {
  const { id = '' } = first ?? {};
  if (!Object.hasOwn(kept, id)) return [];
  const problem = 'it is the first, and has no map of a section before it to keep.';
  const remedy = `Write a scene for it, as "${id}:" with its bounds and layers.`;
  return [{ file, path: [id], place: `section "${id}"`, problem, remedy }];
}

export function checkSections(
  sections: readonly Pick<Section, 'line' | 'title' | 'parts'>[],
  hasMap: boolean,
  file: string,
): Problem[] {
  const isSaid = sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return sections.flatMap(({ line, title, parts }, i) => {
    const faults: Fault[] = [];
    if (parts.length === 0 && i > 0) {
      const remedy = 'Write a paragraph under its heading, or take the heading out.';
      faults.push([`the section "${title}" has no text.`, remedy, [], title]);
    }
    if (hasMap && !isSaid && i === sections.length - 1) {
      const remedy = 'Write the lines "::: about-map" and ":::" into the last section.';
      faults.push(['the text does not say where the data of the map comes from.', remedy]);
    }
    return problemsOf({ file, line, severity: 'warning' }, faults);
  });
}

/** Reports citations of unknown sources, and sources that neither the text nor a chart names. */
export function checkCitations(
  cited: readonly Pick<Citation, 'source' | 'line'>[],
  ofCharts: readonly string[],
  listed: readonly string[],
  files: Pick<StoryFiles, 'story' | 'sources'>,
): Problem[] {
  const unknown = cited.filter(({ source }) => !listed.includes(source));
  const named = [...cited.map(({ source }) => source), ...ofCharts];
  const meant = new Set(named.map((source) => nearestName(source, listed) ?? source));
  const unused = listed.filter((id) => !meant.has(id));
  return [
    ...unknown.map(({ source, line }): Problem => {
      const near = didYouMean(source, listed);
      const problem = `the source "${source}" does not exist.`;
      const remedy = `Add it to ${files.sources} or cite another.${near ? ` ${near}` : ''}`;
      return { file: files.story, line, problem, remedy, value: source };
    }),
    ...unused.map((id): Problem => {
      const at = { file: files.sources, path: [id], place: `source "${id}"` };
      const remedy = `Cite it as [^${id}] in ${files.story}, name it in a chart, or take it out.`;
      return { ...at, problem: 'nothing cites it.', remedy };
    }),
  ];
}
