import type { KeptScene } from '../../core/story/scene-spec.ts';
import type { Charts } from '../charts/read-charts.ts';
import { idLike, isId, isOfObjects } from '../files/ids.ts';
import type { Problem } from '../files/story-error.ts';
import { type StoryFiles, takenIds } from '../files/story-files.ts';
import type { Citation, Section } from '../text/read-sections.ts';
import { didYouMean, nearestName, suggestName } from '../yaml/did-you-mean.ts';

/** The one element of the page's own whose id a section could have: what holds the map. The others begin with `_`. */
const mapId = 'map';

/** How many sections a story may have: each has a still map, and a thousand keep a build busy for minutes. */
const mostSections = 500;

type SectionIds = readonly Pick<Section, 'id' | 'line'>[];

/**
 * Checks that there are not too many sections, that their ids can stand in links, that none is used twice, and
 * that every section has a scene and every scene a section.
 *
 * @param scenes The ids of the scenes, if they are known.
 * @param named All ids that the text names, those of headings that cannot be read among them.
 */
export function checkIds(
  sections: SectionIds,
  scenes: readonly string[] | undefined,
  files: Pick<StoryFiles, 'story' | 'scenes'>,
  named: readonly string[] = [],
): Problem[] {
  const unread = named.filter((id) => !sections.some((section) => section.id === id));
  return [
    ...tooMany(sections, files.story),
    ...sectionFaults(sections, files.story),
    ...(scenes ? pairFaults(sections, scenes, files, unread) : []),
  ];
}

function tooMany(sections: SectionIds, file: string): Problem[] {
  const line = sections[mostSections]?.line;
  if (line === undefined) return [];
  const problem = `the story has ${sections.length} sections, and ${mostSections} are the most.`;
  return [{ file, line, problem, remedy: 'Publish it in parts, each a story of its own.' }];
}

/** Ids that are used twice or cannot stand in a link; headings without one are told of the text. */
function sectionFaults(sections: SectionIds, file: string): Problem[] {
  const ids = sections.map(({ id }) => id);
  return sections.flatMap(({ id, line }, i) => {
    const first = ids.indexOf(id);
    if (id === '') return [];
    if (id === mapId) {
      const problem = `the section id "${id}" is that of the page's map.`;
      return [{ file, line, problem, remedy: 'Call it otherwise, such as "the-map".', value: id }];
    }
    if (first === i) return invalid('section', id, { file, line });
    const problem = `the section id "${id}" is already used on line ${sections[first]?.line}.`;
    return [{ file, line, problem, remedy: 'Give each section an id of its own.', value: id }];
  });
}

/** Finds ids of layers that cannot stand in a link, or that a part of the basemap has. */
export const checkLayerIds = (ids: readonly string[], file: string): Problem[] =>
  ids.flatMap((id) => {
    const at = { file, path: [id], place: `layer "${id}"` };
    if (!takenIds.includes(id)) return invalid('layer', id, at);
    const problem = `the id "${id}" is that of a part of the basemap.`;
    const remedy = `Call the layer otherwise, such as "own-${id}", and its file with it.`;
    return [{ ...at, problem, remedy, value: id }];
  });

/**
 * Sections without a scene and scenes without a section. Where the name of a scene is near to that of a
 * section without one, one is told of the two. A scene like no section belongs to a heading whose id is
 * missing or another's, as long as there is such a heading, and is not told.
 *
 * @param unread The ids of headings that begin no section, since something is wrong with them.
 */
function pairFaults(
  sections: SectionIds,
  scenes: readonly string[],
  files: Pick<StoryFiles, 'story' | 'scenes'>,
  unread: readonly string[],
): Problem[] {
  const ids = sections.map(({ id }) => idLike(id) || id);
  const read = ids.filter((id) => id !== '');
  const unnamed = sections.length - new Set(read).size;
  const lost = scenes
    .filter((id) => !read.includes(id) && !unread.includes(id))
    .map((id) => ({ id, near: nearestName(id, read) }));
  const strange = lost.filter(({ near }) => near === undefined);
  const told = lost.filter((scene) => !strange.slice(0, unnamed).includes(scene));
  const meant = lost.map(({ near }) => near);
  const without = sections
    .map(({ line }, i) => ({ line, id: ids[i] ?? '' }))
    .filter(({ id }, i) => id !== '' && ids.indexOf(id) === i && !scenes.includes(id));
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
      remedy: suggestName(id, read),
      value: id,
    })),
  ];
}

/** Finds a first section that keeps a scene, where there is none before it. */
export function checkKept(
  [first]: SectionIds,
  kept: Readonly<Record<string, KeptScene>>,
  file: string,
): Problem[] {
  if (!first || !Object.hasOwn(kept, first.id)) return [];
  const { id } = first;
  const problem = 'it is the first, and has no map of a section before it to keep.';
  const remedy = `Write a scene for it, as "${id}:" with its bounds and layers.`;
  return [{ file, path: [id], place: `section "${id}"`, problem, remedy, value: kept[id] }];
}

function invalid(
  what: string,
  id: string,
  at: Pick<Problem, 'file' | 'line' | 'path' | 'place'>,
): Problem[] {
  if (isId(id)) return [];
  if (isOfObjects(id)) {
    const problem = `the ${what} id "${id}" is a word of JavaScript's own, which the page would take for it.`;
    return [{ ...at, problem, remedy: 'Choose another.', value: id }];
  }
  const problem = `the ${what} id "${id}" cannot stand in a link.`;
  const like = isId(idLike(id)) ? `, such as "${idLike(id)}"` : '';
  const remedy = `Use small letters, digits and single hyphens, and begin with a letter${like}.`;
  return [{ ...at, problem, remedy, value: id }];
}

/** Finds sections that have a heading and nothing under it. */
export function checkSections(
  sections: readonly Pick<Section, 'line' | 'title' | 'parts'>[],
  file: string,
): Problem[] {
  return sections
    .filter(({ parts }) => parts.length === 0)
    .map(({ line, title }) => ({
      file,
      line,
      problem: `the section "${title}" has no text.`,
      remedy: 'Write a paragraph under its heading, or take the heading out.',
      value: title,
    }));
}

/** Warns of a text that tells nowhere whose data its map is. */
export function checkAboutMap(
  sections: readonly Pick<Section, 'line' | 'parts'>[],
  file: string,
): Problem[] {
  const last = sections.at(-1);
  if (!last || sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map')))
    return [];
  const problem = 'nothing in the text tells where the map’s data come from.';
  const remedy = 'Write the lines "::: about-map" and ":::" into the last section.';
  return [{ file, line: last.line, problem, remedy, severity: 'warning' }];
}

/**
 * Finds citations of sources that are not listed, and listed sources that nothing cites.
 *
 * @param ofCharts The ids of the sources that charts name.
 * @param listed The ids of the sources.
 */
export function checkCitations(
  cited: readonly Pick<Citation, 'source' | 'line' | 'column'>[],
  ofCharts: readonly string[],
  listed: readonly string[],
  files: { readonly story: string; readonly sources: string },
): Problem[] {
  const unknown = cited.filter(({ source }) => !listed.includes(source));
  const named = [...cited.map(({ source }) => source), ...ofCharts];
  const meant = new Set(named.map((source) => nearestName(source, listed) ?? source));
  return [
    ...unknown.map(({ source, line, column = 1 }) => ({
      file: files.story,
      line,
      column,
      problem: `the source "${source}" does not exist.`,
      remedy:
        `Add it to ${files.sources} or cite another. ${didYouMean(source, listed) ?? ''}`.trim(),
      value: source,
    })),
    ...listed
      .filter((id) => !meant.has(id))
      .map((id) => ({
        file: files.sources,
        path: [id],
        place: `source "${id}"`,
        problem: 'nothing cites it.',
        remedy: `Cite it as [^${id}] in ${files.story}, name it in a chart, or take it out.`,
      })),
  ];
}

/** Finds charts that the text calls for and that there are not. */
export function checkCharts(
  sections: readonly Section[],
  known: readonly string[],
  file: string,
): Problem[] {
  return sections.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      if (part.kind !== 'chart' || known.includes(part.name)) return [];
      const problem = `the chart "${part.name}" does not exist.`;
      const remedy =
        known.length > 0
          ? suggestName(part.name, known)
          : `Write charts/${part.name}.yaml and charts/${part.name}.csv, beside the story.`;
      return [{ file, line: part.line, problem, remedy }];
    }),
  );
}

/** Finds sources and layers that charts name and that the story does not have, as far as these are known. */
export function checkChartNames(
  charts: Charts,
  sources: readonly string[] | undefined,
  layers: readonly string[] | undefined,
): Problem[] {
  return Object.values(charts).flatMap(({ file, place, spec, rows }) => {
    const cited = spec.sources.map((id, index) => ({
      id,
      what: 'source',
      known: sources,
      ...place('sources', index),
    }));
    const linked = (['layer', 'color'] as const).flatMap((field) => {
      const id = spec[field];
      return id === undefined ? [] : [{ id, what: 'layer', known: layers, ...place(field) }];
    });
    const data = file.replace(/yaml$/, 'csv');
    const ofRows = rows.flatMap(({ layer: id }, index) =>
      typeof id === 'string' && id !== ''
        ? [{ id, what: 'layer', known: layers, file: data, line: index + 2, place: '"layer"' }]
        : [],
    );
    return [...cited, ...linked, ...ofRows]
      .filter(({ id, known = [id] }) => !known.includes(id))
      .map(({ id, what, known, ...at }) => ({
        file,
        ...at,
        problem: `the ${what} "${id}" does not exist.`,
        remedy: suggestName(id, known ?? []),
      }));
  });
}
