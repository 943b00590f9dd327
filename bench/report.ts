import { type ByPage, budgets, type Results } from './budgets.ts';
import type { Jump } from './jumps.ts';
import { fullSpeed, type LoadFigures, slowPhone } from './load.ts';
import { quantile, type ScrollFigures } from './scroll-figures.ts';

/** How a promise came out. */
interface Verdict {
  readonly promise: string;
  readonly measured: string;
  readonly most: string;
  readonly kept: boolean;
}

/** What each budget measured in a run, and whether it was kept. */
export function verdicts(results: Results): readonly Verdict[] {
  return budgets.map(({ promise, unit, most, measure }) => {
    const measured = measure(results);
    return {
      promise,
      measured: withUnit(measured, unit),
      most: withUnit(most, unit),
      kept: measured <= most,
    };
  });
}

/** A run of the benchmark as text: its figures as medians with their spread, and its budgets. */
export function report(results: Results): string {
  const { loads, scrolls } = results;
  return [
    `${results.browser}, ${results.rounds} rounds; medians, and least to most`,
    section(`Load: ${fullSpeed.name}${roundsOf(loads.full)}`, loadTable(loads.full)),
    section(`Load: ${slowPhone.name}${roundsOf(loads.slow)}`, loadTable(loads.slow)),
    section('Scrolled through', scrollTable(scrolls)),
    section('Jumps to sections', jumpTable(results)),
    section('Layers at rest', stopsTable(results)),
    section('Budgets', verdictTable(results)),
  ].join('\n\n');
}

const roundsOf = ({ story = [] }: ByPage<LoadFigures>): string => `, ${story.length} rounds`;

const section = (title: string, table: string): string => `${title}\n${table}`;

type Column<Figures> = readonly [name: string, show: (figures: Figures) => number, digits: number];

const loadColumns: readonly Column<LoadFigures>[] = [
  ['ready, ms', ({ ready }) => ready, 0],
  ['map, ms', ({ map }) => map, 0],
  ['first paint, ms', ({ firstPaint }) => firstPaint, 0],
  ['largest, ms', ({ largestPaint }) => largestPaint, 0],
  ['blocked, ms', ({ blocked }) => blocked, 0],
  ['KB on the wire', ({ bytes }) => bytes / 1000, 1],
  ['heap, MB', ({ heap }) => heap / 1e6, 1],
];

const scrollColumns: readonly Column<ScrollFigures>[] = [
  ['own, ms', ({ ownMedian }) => ownMedian, 3],
  ['own 99th, ms', ({ ownP99 }) => ownP99, 3],
  ['with MapLibre, ms', ({ callbacksMedian }) => callbacksMedian, 3],
  ['99th, ms', ({ callbacksP99 }) => callbacksP99, 3],
  ['over 16.7 ms, %', ({ over17 }) => over17 * 100, 1],
  ['over 33.4 ms, %', ({ over33 }) => over33 * 100, 1],
];

const loadTable = (loads: ByPage<LoadFigures>): string => figuresTable(loads, loadColumns);
const scrollTable = (scrolls: ByPage<ScrollFigures>): string =>
  figuresTable(scrolls, scrollColumns);

function figuresTable<Figures>(
  byPage: ByPage<Figures>,
  columns: readonly Column<Figures>[],
): string {
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

function jumpTable({ jumps }: Results): string {
  const rows = Object.entries(jumps).map(([page, rounds]) => [
    page,
    ...[0.5, 0.9].map((share) => quantile(times(rounds), share).toFixed(0)),
  ]);
  return printTable(['page', 'half within, ms', 'nine of ten, ms'], rows);
}

const times = (rounds: readonly (readonly Jump[])[]) => rounds.flat().map(({ ms }) => ms);

function stopsTable({ stops }: Results): string {
  const rows = Object.entries(stops).map(([page, { visited, wrongLayers }]) => [
    page,
    String(visited),
    String(wrongLayers),
  ]);
  return printTable(['page', 'stops', 'wrong layers'], rows);
}

function verdictTable(results: Results): string {
  const rows = verdicts(results).map(({ promise, measured, most, kept }) => [
    promise,
    measured,
    most,
    kept ? 'kept' : 'missed',
  ]);
  return printTable(['promise', 'measured', 'at most', ''], rows);
}

function withUnit(value: number, unit: string): string {
  const digits = unit === 'ms' && Math.abs(value) >= 10 ? 0 : 3;
  const text = String(Number(value.toFixed(digits)));
  return unit === '×' ? `${text} ×` : `${text} ${unit}`.trimEnd();
}

/** Rows of text in columns as wide as they need, the first to the left, the others to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      widths
        .map((width, column) => {
          const cell = line[column] ?? '';
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
