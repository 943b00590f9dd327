import { markdownTable } from '../report/markdown-table.ts';
import type { GrowthFigures, GrowthResult } from './measure-growth.ts';

const columns: readonly (readonly [
  name: string,
  figure: keyof GrowthFigures,
  unit: number,
  digits: number,
])[] = [
  ['build, s', 'build', 1000, 0],
  ['HTML unpacked, KB', 'html', 1000, 0],
  ['until ready, KB', 'bytes', 1000, 0],
  ['map start to ready, ms', 'map', 1, 0],
  ['fine map, ms', 'fine', 1, 0],
  ['heap, MB', 'heap', 1e6, 1],
  ['page and workers, MB', 'memory', 1e6, 0],
  ['own script a frame, ms', 'own', 1, 3],
  ['99th, ms', 'ownP99', 1, 3],
];

const whole = new Intl.NumberFormat('en-GB');

/** The sizes of the story and what each costs, as Markdown; under it what went wrong, if anything. */
export function growthTable(results: readonly GrowthResult[]): string {
  const rows = results.map(({ story, figures }) => [
    `${whole.format(story.sections)} sections, ${whole.format(story.vertices)} vertices`,
    ...columns.map(([, figure, unit, digits]) => {
      const value = figures[figure];
      return value === undefined ? '–' : (value / unit).toFixed(digits);
    }),
  ]);
  const faults = results.flatMap(({ growth, fault }) =>
    fault ? [`- Sections × ${growth.sections}, geometry × ${growth.geometry}: ${fault}`] : [],
  );
  const table = markdownTable(['story', ...columns.map(([name]) => name)], rows);
  return faults.length > 0 ? `${table}\n\n${faults.join('\n')}` : table;
}
