import type { DrawingFigures } from './drawing.ts';
import type { ByPage, LoadFigures, PageName } from './load.ts';
import { quantile, type ScrollFigures } from './scroll.ts';

/** A promise that a run of the benchmark keeps or breaks. */
interface Budget {
  readonly promise: string;
  readonly unit: '×' | 'ms' | '';
  /** The most that keeps it. */
  readonly most: number;
  measure(results: Results): number;
}

type Loads = ByPage<LoadFigures>;

/** The median over the rounds of one page's figure by another's in the same round. */
function ratio(
  loads: Loads,
  [page, figure]: readonly [PageName, keyof LoadFigures],
  [against, its]: readonly [PageName, keyof LoadFigures],
): number {
  const other = loads[against] ?? [];
  return median(
    (loads[page] ?? []).map((one, round) => one[figure] / (other[round]?.[its] ?? Number.NaN)),
  );
}

const ofPage = (loads: Loads, page: PageName, figure: keyof LoadFigures): number =>
  median((loads[page] ?? []).map((one) => one[figure]));

const conditions = [
  ['full', 'full speed'],
  ['slow', 'slow phone'],
] as const;

/** Promises about a load, kept at full speed and on a slow phone. */
const ofLoads: readonly Budget[] = conditions.flatMap(([key, name]): readonly Budget[] => [
  {
    promise: `largest paint, by the same page without scripts (${name})`,
    unit: '×',
    most: 1.05,
    measure: ({ loads }) =>
      ratio(loads[key], ['story', 'largestPaint'], ['story without scripts', 'largestPaint']),
  },
  {
    promise: `blocking time beyond plain's (${name})`,
    unit: 'ms',
    most: 0,
    measure: ({ loads }) =>
      ofPage(loads[key], 'story', 'blocked') - ofPage(loads[key], 'plain', 'blocked'),
  },
  {
    promise: `longest task (${name})`,
    unit: 'ms',
    most: 200,
    measure: ({ loads }) => ofPage(loads[key], 'story', 'longest'),
  },
  {
    promise: `main thread quiet after ready (${name})`,
    unit: 'ms',
    most: 500,
    measure: ({ loads }) => ofPage(loads[key], 'story', 'quietAfter'),
  },
  {
    promise: `layout shift (${name})`,
    unit: '',
    most: 0.01,
    measure: ({ loads }) => ofPage(loads[key], 'story', 'layoutShift'),
  },
]);

/** Every promise of the project that the benchmark measures. */
export const budgets: readonly Budget[] = [
  {
    promise: "map start to ready, by plain's (full speed)",
    unit: '×',
    most: 1.1,
    measure: ({ loads }) => ratio(loads.full, ['story', 'map'], ['plain', 'map']),
  },
  {
    promise: 'map start to ready, by bare from navigation (slow phone)',
    unit: '×',
    most: 1.8,
    measure: ({ loads }) => ratio(loads.slow, ['story', 'map'], ['bare', 'ready']),
  },
  ...ofLoads,
  {
    promise: 'bytes until ready, by bare',
    unit: '×',
    most: 1.6,
    measure: ({ kilobytes }) => kilobytes.story / kilobytes.bare,
  },
  {
    promise: 'JavaScript heap at rest, by plain',
    unit: '×',
    most: 1.6,
    measure: ({ loads }) => ratio(loads.full, ['story', 'heap'], ['plain', 'heap']),
  },
  {
    promise: 'own script per scrolled frame, median',
    unit: 'ms',
    most: 0.3,
    measure: ({ scrolls }) => median(scrolls.map(({ ownMedian }) => ownMedian)),
  },
  {
    promise: 'own script per scrolled frame, 99th of 100',
    unit: 'ms',
    most: 1,
    measure: ({ scrolls }) => median(scrolls.map(({ ownP99 }) => ownP99)),
  },
  {
    promise: 'frames in five idle seconds',
    unit: '',
    most: 0,
    measure: ({ scrolls }) => Math.max(...scrolls.map(({ idleFrames }) => idleFrames)),
  },
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
