import { budgets, type Results } from './budgets.ts';
import type { Frame } from './drawing.ts';
import { type ByPage, fullSpeed, type LoadFigures, slowPhone } from './load.ts';
import { quantile, type ScrollFigures } from './scroll.ts';

/** What each budget measured in a run, and whether it was kept; not those of what was left out. */
export const verdicts = (results: Results) =>
  budgets.flatMap(([promise, unit, max, measure]) => {
    const measured = measure(results);
    if (Number.isNaN(measured)) return [];
    const kept = measured <= max;
    return { promise, measured: withUnit(measured, unit), max: withUnit(max, unit), kept };
  });

/** A run of the benchmark as text: its figures as medians with their spread, and its budgets beside what an earlier run measured. */
export function report(results: Results, earlier: ReturnType<typeof verdicts>): string {
  const { loads, scrolls, kilobytes, drawing, rounds, browser } = results;
  const kept = verdicts(results).map(({ promise, measured, max, kept }) => {
    const last = earlier.find((verdict) => verdict.promise === promise)?.measured ?? '–';
    return [promise, last, measured, max, kept ? 'kept' : 'missed'];
  });
  return [
    `${browser}, ${rounds} rounds; medians, and least to most`,
    `Load: ${fullSpeed.name}\n${figuresTable(loads.full, loadColumns)}`,
    `Load: ${slowPhone.name}\n${figuresTable(loads.slow, loadColumns)}`,
    `Until ready: bare ${kilobytes.bare} KB, story ${kilobytes.story} KB`,
    `Scrolled through\n${figuresTable({ story: scrolls }, scrollColumns)}`,
    `Drawn in a frame at rest\n${printTable(['', 'draws', 'programs so far', 'layers'], drawn(drawing))}`,
    `Budgets\n${printTable(['promise', 'last', 'measured', 'at most', ''], kept)}`,
  ].join('\n\n');
}

/** Of each screen the plain page, the first section, and the most of any. */
const drawn = (drawing: Results['drawing']): readonly (readonly string[])[] =>
  Object.entries(drawing).flatMap(([screen, { plain, sections }]) => {
    const all = Object.values(sections);
    const of = (name: string, frames: readonly Frame[]) => [
      `${screen}, ${name}`,
      ...(['draws', 'programs', 'layers'] as const).map((count) =>
        Math.max(...frames.map((frame) => frame[count])).toString(),
      ),
    ];
    return [of('plain', [plain]), of('first section', all.slice(0, 1)), of('most', all)];
  });

type Column<Figures> = readonly [name: string, show: (figures: Figures) => number, digits: number];

const loadColumns: readonly Column<LoadFigures>[] = [
  ['ready, ms', ({ ready }) => ready, 0],
  ['map, ms', ({ map }) => map, 0],
  ['first paint, ms', ({ firstPaint }) => firstPaint, 0],
  ['largest, ms', ({ largestPaint }) => largestPaint, 0],
  ['blocked, ms', ({ blocked }) => blocked, 0],
  ['long tasks', ({ longTasks }) => longTasks, 0],
  ['longest, ms', ({ longest }) => longest, 0],
  ['heap, MB', ({ heap }) => heap / 1e6, 1],
];

const scrollColumns: readonly Column<ScrollFigures>[] = [
  ['own, ms', ({ ownMedian }) => ownMedian, 3],
  ['own 99th, ms', ({ ownP99 }) => ownP99, 3],
];

function figuresTable<Figures>(byPage: ByPage<Figures>, columns: readonly Column<Figures>[]) {
  const rows = Object.entries(byPage).map(([page, rounds]) => [
    page,
    ...columns.map(([, show, digits]) => spread(rounds.map(show), digits)),
  ]);
  return printTable(['page', ...columns.map(([name]) => name)], rows);
}

function spread(values: readonly number[], digits: number): string {
  if (values.every(Number.isNaN)) return '–';
  const [least, middle, most] = [0, 0.5, 1].map((share) => quantile(values, share).toFixed(digits));
  return `${middle} (${least}–${most})`;
}

function withUnit(value: number, unit: string): string {
  const digits = unit === 'ms' && Math.abs(value) >= 10 ? 0 : 3;
  return `${Number(value.toFixed(digits))} ${unit}`.trimEnd();
}

/** Rows of text in columns as wide as they need, the first to the left, the others to the right. */
function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const cell = (text: string, column: number) => {
    const width = Math.max(...lines.map((line) => line[column]?.length ?? 0));
    return column === 0 ? text.padEnd(width) : text.padStart(width);
  };
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}
