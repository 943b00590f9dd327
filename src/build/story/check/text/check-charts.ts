import type { Charts } from '../../charts/read-charts.ts';
import type { Problem } from '../../files/story-error.ts';
import type { Section } from '../../text/story.ts';
import { suggestName } from '../../yaml/did-you-mean.ts';

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
      const remedy = suggestName(part.name, known);
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
