import { unwrapped } from '../camera/bounds.ts';
import { closestZoom } from '../camera/closest-zoom.ts';
import type { SceneFault, SceneInStory } from './story-parts.ts';

/** Smaller bounds, in degrees, point at a spot rather than frame a place. */
const leastSide = 0.05;

const farthestLatitude = 85;

/** Bounds that cross the 180th meridian and are wider than this, in degrees, have west and east swapped. */
const widestAcross = 180;

/** Checks what a scene says of the camera: bounds, bearing, pitch and maximum zoom. */
export function checkCamera({ scene }: SceneInStory): readonly SceneFault[] {
  return [
    ...checkBounds(scene.bounds),
    ...checkRange('bearing', scene.bearing, -180, 180),
    ...checkRange('pitch', scene.pitch, 0, 60),
    ...checkRange('maxZoom', scene.maxZoom, 0, 22),
  ];
}

/** Checks that no scene that shows a schematic layer comes closer to it than that allows. */
export function checkRouteZoom({ scene, layers }: SceneInStory): readonly SceneFault[] {
  const { maxZoom = closestZoom } = scene;
  if (!(maxZoom > closestZoom)) return [];
  const shown = scene.layers.map((layer) => (typeof layer === 'string' ? layer : layer[0]));
  const near = layers.filter(({ id, schematic }) => schematic && shown.includes(id));
  return near.map(({ id }) => [
    `the camera may come to zoom ${maxZoom}, but "${id}" is schematic.`,
    `Set maxZoom to ${closestZoom} or less, or leave the layer out.`,
  ]);
}

function checkBounds(bounds: readonly number[]): readonly SceneFault[] {
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = bounds;
  const written = `bounds [${bounds.join(', ')}]`;
  const order = 'Write bounds as [west, south, east, north] in degrees.';
  if (bounds.length !== 4 || ![west, south, east, north].every(Number.isFinite)) {
    return [[`${written} are not four numbers.`, order]];
  }
  if (south >= north) return [[`${written} have their south at or beyond their north.`, order]];
  if (Math.max(Math.abs(south), Math.abs(north)) > farthestLatitude) {
    return [[`${written} reach beyond latitude ±85.`, 'Keep south and north within -85 and 85.']];
  }
  if (west < -180 || east > 180) {
    return [[`${written} reach beyond longitude ±180.`, 'Keep west and east within -180 and 180.']];
  }
  const width = unwrapped([west, south, east, north])[2] - west;
  if (west > east && width > widestAcross) {
    return [
      [
        `${written} have their west beyond their east, and would reach ${Math.round(width)} degrees across the 180th meridian.`,
        `If they do not cross it, write [${[east, south, west, north].join(', ')}].`,
      ],
    ];
  }
  if (Math.min(width, north - south) < leastSide) {
    return [
      [`${written} are too small to frame.`, `Make each side at least ${leastSide} degrees.`],
    ];
  }
  return [];
}

function checkRange(
  name: string,
  value: number | undefined,
  least: number,
  most: number,
): readonly SceneFault[] {
  if (value === undefined || (value >= least && value <= most)) return [];
  return [[`${name} is ${value}.`, `Use a number from ${least} to ${most}.`]];
}
