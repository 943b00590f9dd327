import type { DrawingFigures } from './drawing.ts';
import type { ByPage, LoadFigures, PageName } from './load.ts';
import { quantile, type ScrollFigures } from './scroll.ts';

/** A promise that a run of the benchmark keeps or breaks. */
type Budget = readonly [
  promise: string,
  unit: '×' | 'ms' | '',
  max: number,
  measure: (results: Results) => number,
];

type Speed = keyof Results['loads'];
type Figure = keyof LoadFigures;

const figures = ({ loads }: Results, speed: Speed, page: PageName, figure: Figure) =>
  (loads[speed][page] ?? []).map((load) => load[figure]);

const median = (values: readonly number[]) => quantile(values, 0.5);

/** The median over the rounds of a page's figure. */
const typical = (speed: Speed, figure: Figure, page: PageName) => (results: Results) =>
  median(figures(results, speed, page, figure));

/** The median of the story's figure as a multiple of one of another page in the same round. */
function ratio(speed: Speed, figure: Figure, page: PageName, other = figure) {
  return (results: Results) => {
    const others = figures(results, speed, page, other);
    const own = figures(results, speed, 'story', figure);
    return median(own.map((value, i) => value / (others[i] ?? Number.NaN)));
  };
}

const scrolled = (figure: keyof ScrollFigures) => (results: Results) =>
  median(results.scrolls.map((each) => each[figure]));

/** Promises about a load at full speed or on a slow phone. */
function loadBudgets(speed: Speed, name: string): readonly Budget[] {
  const story = (figure: Figure) => typical(speed, figure, 'story');
  const paint = ratio(speed, 'largestPaint', 'story without scripts');
  const ofPlain = typical(speed, 'blocked', 'plain');
  const beyond = (results: Results) => story('blocked')(results) - ofPlain(results);
  return [
    [`largest paint, by the same page without scripts (${name})`, '×', 1.05, paint],
    [`blocking time beyond plain's (${name})`, 'ms', 0, beyond],
    [`longest task (${name})`, 'ms', 200, story('longest')],
    [`main thread quiet after ready (${name})`, 'ms', 500, story('quietAfter')],
    [`layout shift (${name})`, '', 0.01, story('layoutShift')],
  ];
}

const mostFrames = ({ scrolls }: Results) =>
  Math.max(...scrolls.map(({ idleFrames }) => idleFrames));
const byBare = ratio('slow', 'map', 'bare', 'ready');

/** Every promise of the project that the benchmark measures. */
export const budgets: readonly Budget[] = [
  ["map start to ready, by plain's (full speed)", '×', 1.1, ratio('full', 'map', 'plain')],
  ['map start to ready, by bare from navigation (slow phone)', '×', 1.8, byBare],
  ...loadBudgets('full', 'full speed'),
  ...loadBudgets('slow', 'slow phone'),
  ['bytes until ready, by bare', '×', 1.6, ({ kilobytes }) => kilobytes.story / kilobytes.bare],
  ['JavaScript heap at rest, by plain', '×', 1.6, ratio('full', 'heap', 'plain')],
  ['own script per scrolled frame, median', 'ms', 0.3, scrolled('ownMedian')],
  ['own script per scrolled frame, 99th of 100', 'ms', 1, scrolled('ownP99')],
  ['frames in five idle seconds', '', 0, mostFrames],
];

/** All that one run of the benchmark measured. */
export interface Results {
  readonly rounds: number;
  readonly browser: string;
  readonly loads: Readonly<Record<'full' | 'slow', ByPage<LoadFigures>>>;
  /** On the wire until `map:ready`, headers and all. */
  readonly kilobytes: Readonly<Record<'bare' | 'story', number>>;
  readonly drawing: Readonly<Record<'desk' | 'phone', DrawingFigures>>;
  /** One a round. */
  readonly scrolls: readonly ScrollFigures[];
}
