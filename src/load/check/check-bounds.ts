import { type Bounds, boundsMeet, unwrapped } from '../../core/camera/bounds.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Fault, Problem } from '../files/story-error.ts';
import type { Settings } from '../schema/settings.ts';
import { suggestName } from '../yaml/did-you-mean.ts';

/** Smaller bounds, in degrees, point at a spot rather than frame a place. */
const leastSide = 0.0005;

/** What differences of degrees may be off by, as numbers are kept. */
const rounding = 1e-9;

const farthestLatitude = 85;

/** Bounds that cross the 180th meridian and are wider than this, in degrees, have west and east swapped. */
const widestAcross = 180;

/**
 * Finds what is wrong with bounds: their order, their reach, or latitude written first, which shows by
 * both latitudes being none, or by all else in the story lying where they would be with the two swapped.
 *
 * @param others What else there is in the story: the bounds of other scenes, the layers that this one shows.
 */
export function boundsFault(bounds: Bounds, others: readonly Bounds[]): Fault | undefined {
  const [west, south, east, north] = bounds;
  const written = `bounds [${bounds.join(', ')}]`;
  const turned = swappedBounds(bounds);
  const write = `Longitude comes first: write [${turned.join(', ')}].`;
  const looksSwapped: Fault = [
    `${written} look as if their latitudes came first: nothing of the story lies there.`,
    write,
  ];
  if (Math.min(Math.abs(south), Math.abs(north)) > 90 && isFramed(turned)) {
    return [`${written} have their latitudes first.`, write];
  }
  if (Math.max(Math.abs(south), Math.abs(north)) > farthestLatitude) {
    if (isSwapped(bounds, others)) return looksSwapped;
    return [
      `${written} reach beyond latitude ±85.`,
      'Keep south and north, its second and fourth numbers, within -85 and 85.',
    ];
  }
  if (south >= north) {
    const right = [west, north, east, south].join(', ');
    const remedy = `Write bounds as [west, south, east, north]${south > north ? `, here [${right}]` : ''}.`;
    return [`${written} have their south at or beyond their north.`, remedy];
  }
  if (west < -180 || east > 180) {
    return [`${written} reach beyond longitude ±180.`, 'Keep west and east within -180 and 180.'];
  }
  return sizeFault(bounds, written) ?? (isSwapped(bounds, others) ? looksSwapped : undefined);
}

function sizeFault(bounds: Bounds, written: string): Fault | undefined {
  const [west, south, east, north] = bounds;
  const width = unwrapped(bounds)[2] - west;
  if (west > east && width > widestAcross) {
    const problem = `${written} have their west beyond their east, and would reach ${Math.round(width)} degrees across the 180th meridian.`;
    const remedy = `If they do not cross it, write [${[east, south, west, north].join(', ')}].`;
    return [problem, remedy];
  }
  if (Math.min(width, north - south) < leastSide - rounding) {
    return [`${written} are too small to frame.`, `Make each side at least ${leastSide} degrees.`];
  }
  return undefined;
}

/** Whether bounds lie on the globe, their south below their north. */
const isFramed = ([west, south, east, north]: Bounds): boolean =>
  south < north &&
  [south, north].every((latitude) => Math.abs(latitude) <= farthestLatitude) &&
  [west, east].every((longitude) => Math.abs(longitude) <= 180);

/** Whether all others lie elsewhere, and some where the bounds would be with latitude and longitude swapped. */
function isSwapped(bounds: Bounds, all: readonly Bounds[]): boolean {
  const turned = swappedBounds(bounds);
  const others = all.filter((other) => other !== bounds);
  return (
    isFramed(turned) &&
    !others.some((other) => boundsMeet(bounds, other)) &&
    others.some((other) => boundsMeet(turned, other))
  );
}

/**
 * What is wrong with the bounds of one scene beside those of the others and the layers that it shows.
 *
 * @param windows The bounds of all scenes.
 */
export function boundsFaults(
  { bounds, layers }: SceneSpec,
  windows: readonly Bounds[],
  boxes: Readonly<Record<string, Bounds>>,
): Fault[] {
  const shown = Object.keys(layers).flatMap((layer) => (boxes[layer] ? [boxes[layer]] : []));
  const fault = boundsFault(bounds, [...windows, ...shown]);
  return fault ? [[fault[0], fault[1], ['bounds'], bounds]] : [];
}

const boxes = ['reach', 'ground', 'locator', 'poster'] as const;

/**
 * Finds what is wrong with the boxes of the world in the story's settings, and with the layers that it names.
 *
 * @param windows The bounds of the story's scenes.
 * @param layers The ids of all layers, as far as they could be read.
 */
export function checkWorld(
  world: Settings['world'] = {},
  file: string,
  windows: readonly Bounds[],
  layers?: readonly string[],
): Problem[] {
  const unknown = (world.without ?? []).flatMap((value, i): Problem[] => {
    if (!layers || layers.includes(value)) return [];
    const problem = `layer "${value}" does not exist.`;
    const remedy = suggestName(value, layers);
    return [
      { file, path: ['world', 'without', i], place: '"world.without"', problem, remedy, value },
    ];
  });
  const unsound = boxes.flatMap((name): Problem[] => {
    const box = world[name];
    const fault = box && boundsFault(box, windows);
    if (!fault) return [];
    const [problem, remedy] = fault;
    return [{ file, path: ['world', name], place: `"world.${name}"`, problem, remedy, value: box }];
  });
  return [...unknown, ...unsound];
}

/** Bounds with latitude and longitude the other way round. */
const swappedBounds = ([a, b, c, d]: Bounds): Bounds => [b, a, d, c];
