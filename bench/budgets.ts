import type { Jump } from './jumps.ts';
import type { LoadFigures } from './load.ts';
import { median, type ScrollFigures } from './scroll-figures.ts';
import type { Stops } from './stops.ts';

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
  const ratios = (loads[page] ?? []).map(
    (one, round) => one[figure] / (other[round]?.[its] ?? NaN),
  );
  return median(ratios);
}

const story = (loads: Loads, figure: keyof LoadFigures): number =>
  median((loads.story ?? []).map((one) => one[figure]));

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
      story(loads[key], 'blocked') - median((loads[key].plain ?? []).map((one) => one.blocked)),
  },
  {
    promise: `main thread quiet after ready (${name})`,
    unit: 'ms',
    most: 500,
    measure: ({ loads }) => story(loads[key], 'quietAfter'),
  },
  {
    promise: `layout shift (${name})`,
    unit: '',
    most: 0.01,
    measure: ({ loads }) => story(loads[key], 'layoutShift'),
  },
]);

/** How long the map may take, behind the picture that is there from the first paint. */
const ofStart: readonly Budget[] = [
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
];

const ofReading: readonly Budget[] = [
  {
    promise: 'bytes until ready, by bare',
    unit: '×',
    most: 1.6,
    measure: ({ loads }) => ratio(loads.full, ['story', 'bytes'], ['bare', 'bytes']),
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
    measure: ({ scrolls }) => median((scrolls.story ?? []).map(({ ownMedian }) => ownMedian)),
  },
  {
    promise: 'own script per scrolled frame, 99th of 100',
    unit: 'ms',
    most: 1,
    measure: ({ scrolls }) => median((scrolls.story ?? []).map(({ ownP99 }) => ownP99)),
  },
  {
    promise: 'frames in five idle seconds',
    unit: '',
    most: 0,
    measure: ({ idleFrames }) => Math.max(...idleFrames),
  },
  {
    promise: 'frames from a jump until the list marks the section',
    unit: '',
    most: 2,
    measure: ({ jumps }) => median((jumps.story ?? []).flat().map(({ frames }) => frames)),
  },
  {
    promise: 'requests to other sites',
    unit: '',
    most: 0,
    measure: ({ thirdParty }) => thirdParty.length,
  },
  {
    promise: 'stops with the wrong layers',
    unit: '',
    most: 0,
    measure: ({ stops }) => stops.story?.wrongLayers ?? Number.NaN,
  },
];

/** Every promise of the project that the benchmark can measure. */
export const budgets: readonly Budget[] = [...ofStart, ...ofLoads, ...ofReading];

/** The pages of the benchmark: the story, and those that it is measured against. */
type PageName = 'bare' | 'plain' | 'story' | 'story without scripts' | 'fly-to';

/** One value a round, by page. */
export type ByPage<Value> = Readonly<Partial<Record<PageName, readonly Value[]>>>;

/** All that one run of the benchmark measured. */
export interface Results {
  readonly rounds: number;
  readonly browser: string;
  readonly loads: { readonly full: ByPage<LoadFigures>; readonly slow: ByPage<LoadFigures> };
  readonly scrolls: ByPage<ScrollFigures>;
  readonly idleFrames: readonly number[];
  readonly thirdParty: readonly string[];
  /** The jumps to sections of each round. */
  readonly jumps: ByPage<readonly Jump[]>;
  readonly stops: Readonly<Partial<Record<PageName, Stops>>>;
}
