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

type Loads = ByPage<LoadFigures>;

const figures = (loads: Loads, page: PageName, figure: keyof LoadFigures): readonly number[] =>
  (loads[page] ?? []).map((load) => load[figure]);

/** Returns the median over the rounds of one page's figure, as a multiple of another's in the same round. */
function ratio(
  loads: Loads,
  figure: readonly [PageName, keyof LoadFigures],
  against: readonly [PageName, keyof LoadFigures],
): number {
  const others = figures(loads, ...against);
  return median(figures(loads, ...figure).map((value, i) => value / (others[i] ?? Number.NaN)));
}

const storyMedian = (loads: Loads, figure: keyof LoadFigures): number =>
  median(figures(loads, 'story', figure));

const conditions = [
  ['full', 'full speed'],
  ['slow', 'slow phone'],
] as const;

/** Promises about a load, kept at full speed and on a slow phone. */
const loadBudgets = conditions.flatMap(([key, name]): readonly Budget[] => [
  [
    `largest paint, by the same page without scripts (${name})`,
    '×',
    1.05,
    ({ loads }) =>
      ratio(loads[key], ['story', 'largestPaint'], ['story without scripts', 'largestPaint']),
  ],
  [
    `blocking time beyond plain's (${name})`,
    'ms',
    0,
    ({ loads }) =>
      storyMedian(loads[key], 'blocked') - median(figures(loads[key], 'plain', 'blocked')),
  ],
  [`longest task (${name})`, 'ms', 200, ({ loads }) => storyMedian(loads[key], 'longest')],
  [
    `main thread quiet after ready (${name})`,
    'ms',
    500,
    ({ loads }) => storyMedian(loads[key], 'quietAfter'),
  ],
  [`layout shift (${name})`, '', 0.01, ({ loads }) => storyMedian(loads[key], 'layoutShift')],
]);

/** Every promise of the project that the benchmark measures. */
export const budgets: readonly Budget[] = [
  [
    "map start to ready, by plain's (full speed)",
    '×',
    1.1,
    ({ loads }) => ratio(loads.full, ['story', 'map'], ['plain', 'map']),
  ],
  [
    'map start to ready, by bare from navigation (slow phone)',
    '×',
    1.8,
    ({ loads }) => ratio(loads.slow, ['story', 'map'], ['bare', 'ready']),
  ],
  ...loadBudgets,
  ['bytes until ready, by bare', '×', 1.6, ({ kilobytes }) => kilobytes.story / kilobytes.bare],
  [
    'JavaScript heap at rest, by plain',
    '×',
    1.6,
    ({ loads }) => ratio(loads.full, ['story', 'heap'], ['plain', 'heap']),
  ],
  [
    'own script per scrolled frame, median',
    'ms',
    0.3,
    ({ scrolls }) => median(scrolls.map(({ ownMedian }) => ownMedian)),
  ],
  [
    'own script per scrolled frame, 99th of 100',
    'ms',
    1,
    ({ scrolls }) => median(scrolls.map(({ ownP99 }) => ownP99)),
  ],
  [
    'frames in five idle seconds',
    '',
    0,
    ({ scrolls }) => Math.max(...scrolls.map(({ idleFrames }) => idleFrames)),
  ],
];

/** All that one run of the benchmark measured. */
export interface Results {
  readonly rounds: number;
  readonly browser: string;
  readonly loads: { readonly full: Loads; readonly slow: Loads };
  /** On the wire until `map:ready`, headers and all. */
  readonly kilobytes: Readonly<Record<'bare' | 'story', number>>;
  readonly drawing: Readonly<Record<'desk' | 'phone', DrawingFigures>>;
  /** One a round. */
  readonly scrolls: readonly ScrollFigures[];
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
