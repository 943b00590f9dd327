import type { KeptScene } from '../../core/story/scene-spec.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import { idLike, isId, isOfObjects, type StoryFiles, takenIds } from '../files/story-files.ts';
import type { Citation, Section } from '../text/read-sections.ts';
import { didYouMean, nearestName, suggestName } from '../yaml/did-you-mean.ts';

/** The one element of the page that a section's id could be that of: the map. The others begin with `_`. */
const mapId = 'map';

/** How many sections a story may have: each has a still map, and a thousand keep a build busy for minutes. */
export const mostSections = 500;

type SectionIds = readonly Pick<Section, 'id' | 'line'>[];
type Files = Pick<StoryFiles, 'story' | 'scenes'>;

/** Checks the number of sections and their ids, and then that every section has a scene and every scene a section. */
export function checkIds(sections: SectionIds, scenes: readonly string[], files: Files): Problem[] {
  const file = files.story;
  const ids = sections.map(({ id }) => id);
  const faultsOf = (id: string, i: number): Fault[] => {
    if (i === mostSections) {
      const problem = `the story has ${ids.length} sections; the limit is ${mostSections}.`;
      return [[problem, 'Publish it in parts, each a story of its own.']];
    }
    const first = ids.indexOf(id);
    if (i > mostSections) return [];
    if (id !== mapId && first === i) return idFaults('section', id);
    const taken = id === mapId ? "that of the page's map" : `used on line ${sections[first]?.line}`;
    const problem = `the section id "${id}" is ${taken}.`;
    return [[problem, 'Give each section an id of its own.', [], id]];
  };
  const problems = sections.flatMap(({ id, line }, i) =>
    problemsOf({ file, line }, faultsOf(id, i)),
  );
  return problems.length > 0 ? problems : pairProblems(sections, scenes, files);
}

/** Finds ids of layers that cannot be part of a link, or that a part of the basemap has. */
export const checkLayerIds = (ids: readonly string[], file: string): Problem[] =>
  ids.flatMap((id) => {
    const problem = `the id "${id}" belongs to a part of the basemap.`;
    const remedy = `Rename the layer, for example to "own-${id}", and its file too.`;
    const faults: Fault[] = takenIds.includes(id)
      ? [[problem, remedy, [], id]]
      : idFaults('layer', id);
    return problemsOf({ file, path: [id], place: `layer "${id}"` }, faults);
  });

function idFaults(what: string, id: string): Fault[] {
  if (isId(id)) return [];
  if (isOfObjects(id))
    return [[`the ${what} id "${id}" is reserved in JavaScript.`, 'Choose another.', [], id]];
  const like = idLike(id);
  const problem = `the ${what} id "${id}" cannot be part of a link.`;
  const remedy = `Use lowercase letters, digits and single hyphens, starting with a letter${isId(like) ? `, such as "${like}"` : ''}.`;
  return [[problem, remedy, [], id]];
}

/** Sections without a scene and scenes without a section, but one problem where the two have similar names. */
function pairProblems(sections: SectionIds, scenes: readonly string[], files: Files): Problem[] {
  const ids = sections.map(({ id }) => id);
  const lost = scenes.filter((id) => !ids.includes(id));
  const meant = lost.map((id) => nearestName(id, ids));
  const lacking = sections.filter(({ id }) => !scenes.includes(id) && !meant.includes(id));
  return [
    ...lacking.flatMap(({ id, line }) => {
      const remedy = `Add one there, as "${id}:" with its bounds and layers.`;
      const fault: Fault = [`${files.scenes} has no scene for it.`, remedy, [], id];
      return problemsOf({ file: files.story, line, place: `section "${id}"` }, [fault]);
    }),
    ...lost.flatMap((id) => {
      const problem = `${files.story} has no such section.`;
      const fault: Fault = [problem, suggestName(id, ids), [], id];
      return problemsOf({ file: files.scenes, path: [id], place: `section "${id}"` }, [fault]);
    }),
  ];
}

/** Finds a first section that keeps the scene before it. */
export function checkKept(
  [first]: SectionIds,
  kept: Readonly<Record<string, KeptScene>>,
  file: string,
): Problem[] {
  if (!first || !Object.hasOwn(kept, first.id)) return [];
  const { id } = first;
  const problem = 'it is the first, and has no map of a section before it to keep.';
  const remedy = `Write a scene for it, as "${id}:" with its bounds and layers.`;
  return problemsOf({ file, path: [id], place: `section "${id}"` }, [[problem, remedy]]);
}

/** Warns of sections without text, and of a text that nowhere says whose data its map, if any, is. */
export function checkSections(
  sections: readonly Pick<Section, 'line' | 'title' | 'parts'>[],
  hasMap: boolean,
  file: string,
): Problem[] {
  const isSaid = sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return sections.flatMap(({ line, title, parts }, i) => {
    const empty = `the section "${title}" has no text.`;
    const unsaid = 'the text does not say where the map’s data come from.';
    const write = 'Write the lines "::: about-map" and ":::" into the last section.';
    const isUnsaid = hasMap && !isSaid && i === sections.length - 1;
    const out = 'Write a paragraph under its heading, or take the heading out.';
    return [
      ...problemsOf(
        { file, line, severity: 'warning' },
        parts.length === 0 && i > 0 ? [[empty, out, [], title]] : [],
      ),
      ...problemsOf({ file, line, severity: 'warning' }, isUnsaid ? [[unsaid, write]] : []),
    ];
  });
}

/** Finds citations of unknown sources, and listed sources that neither the text nor a chart names. */
export function checkCitations(
  cited: readonly Pick<Citation, 'source' | 'line'>[],
  ofCharts: readonly string[],
  listed: readonly string[],
  files: Pick<StoryFiles, 'story' | 'sources'>,
): Problem[] {
  const unknown = cited.filter(({ source }) => !listed.includes(source));
  const named = [...cited.map(({ source }) => source), ...ofCharts];
  const meant = new Set(named.map((source) => nearestName(source, listed) ?? source));
  return [
    ...unknown.flatMap(({ source, line }) => {
      const near = didYouMean(source, listed);
      const remedy = `Add it to ${files.sources} or cite another.${near ? ` ${near}` : ''}`;
      const fault: Fault = [`the source "${source}" does not exist.`, remedy, [], source];
      return problemsOf({ file: files.story, line }, [fault]);
    }),
    ...listed.flatMap((id) => {
      const remedy = `Cite it as [^${id}] in ${files.story}, name it in a chart, or take it out.`;
      const faults: Fault[] = meant.has(id) ? [] : [['nothing cites it.', remedy]];
      return problemsOf({ file: files.sources, path: [id], place: `source "${id}"` }, faults);
    }),
  ];
}
