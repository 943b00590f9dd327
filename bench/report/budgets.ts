import type { LoadFigures } from '../load/load-figures.ts';
import { median } from './quantile.ts';
import type { ByPage, PageName, Results } from './results.ts';

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

/** How much longer than a bare map the story's may take, behind the picture that is there from the first paint. */
const conditions = [
  ['full', 'full speed', 2.5],
  ['slow', 'slow phone', 1.8],
] as const;

/** Promises about a load, kept at full speed and on a slow phone. */
const ofLoads: readonly Budget[] = conditions.flatMap(([key, name, byBare]): readonly Budget[] => [
  {
    promise: `map start to ready, by bare from navigation (${name})`,
    unit: '×',
    most: byBare,
    measure: ({ loads }) => ratio(loads[key], ['story', 'map'], ['bare', 'ready']),
  },
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

/** The share of its top speed that the camera gains or loses in its roughest frame. */
function jolt({ cameras }: Results, recording: string): number {
  const { speed, acceleration } = cameras[recording]?.picture ?? {};
  return (acceleration?.max ?? Number.NaN) / (speed?.max ?? Number.NaN);
}

const roughest = ({ cameras }: Results, recording: string): number =>
  cameras[recording]?.picture.acceleration.max ?? Number.NaN;

const ofCamera: readonly Budget[] = [
  {
    promise: "camera's largest acceleration at an even scroll, by fly-to's",
    unit: '×',
    most: 1,
    measure: (results) => roughest(results, 'core') / roughest(results, 'fly-to, trackpad'),
  },
  ...['wheel', 'trackpad'].map(
    (input): Budget => ({
      promise: `camera's largest acceleration by its top speed, by fly-to's (${input})`,
      unit: '×',
      most: 1,
      measure: (results) => jolt(results, `story, ${input}`) / jolt(results, `fly-to, ${input}`),
    }),
  ),
];

/** Every promise of the project that the benchmark can measure. */
export const budgets: readonly Budget[] = [...ofLoads, ...ofReading, ...ofCamera];
