import { clamp } from '../clamp.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Bounds, unwrapped } from './bounds.ts';
import type { Camera } from './camera.ts';
import { closestZoom } from './closest-zoom.ts';
import { frameCorners } from './frame-corners.ts';
import { freePart } from './free-part.ts';
import { fromMercator, type MercatorPoint, toMercator, worldSize } from './mercator.ts';
import { nearAngle } from './near-angle.ts';
import { eyeDistance, turn } from './project.ts';
import type { Viewport } from './viewport.ts';

const steepestPitch = 60;
const [farthestZoom, nearestZoom] = [0, 22];
const wholeWorld: Bounds = [-180, -90, 180, 90];

/** Half the least size of what is framed, in the unit square: about 2 cm, past any zoom. */
const leastHalfSize = 2 ** -31;

/**
 * Frames bounds in the part of the viewport that the page leaves free: the closest camera at
 * which all of the bounds project into the free part and stand in its middle, by their extent on
 * the screen. It comes no closer than `maxZoom`, {@link closestZoom} by default, and no farther
 * than zoom 0, where the bounds may be larger than the free part. The camera's longitude lies within
 * ±180, on whichever side of the 180th meridian the middle is.
 *
 * Bounds are a rectangle of the Mercator plane and the perspective keeps straight lines straight,
 * so that their four corners stand for the whole. Bounds with a number that is no angle are
 * taken as the whole world.
 */
export function fitBounds(
  spec: Pick<SceneSpec, 'bounds' | 'bearing' | 'pitch' | 'maxZoom'>,
  viewport: Viewport,
): Camera {
  const { bearing = 0, pitch = 0, maxZoom = closestZoom } = spec;
  const { width, height, padding } = freePart(viewport);
  const tilt = (clamp(pitch, 0, steepestPitch) * Math.PI) / 180;
  const turned = turn(bearing);
  const { center, unitsPerPixel } = frameCorners(
    cornersOf(spec.bounds).map(([x, y]) => turned(x, y)),
    {
      distance: eyeDistance * (height + padding.top + padding.bottom),
      tilt: [Math.cos(tilt), Math.sin(tilt)],
      halfWidth: width / 2,
      halfHeight: height / 2,
    },
    [1 / worldSize(clamp(maxZoom, farthestZoom, nearestZoom)), 1 / worldSize(farthestZoom)],
  );

  const [lng, lat] = fromMercator(turn(-bearing)(...center));
  return {
    center: [nearAngle(lng), lat],
    zoom: Math.log2(1 / (unitsPerPixel * worldSize(0))),
    bearing,
    pitch: clamp(pitch, 0, steepestPitch),
    padding,
  };
}

function cornersOf(bounds: Bounds): readonly MercatorPoint[] {
  const [west, south, east, north] = unwrapped(bounds.every(isAngle) ? bounds : wholeWorld);
  const [left, top] = toMercator([west, Math.max(south, north)]);
  const [right, bottom] = toMercator([east, Math.min(south, north)]);
  const xs = [left - leastHalfSize, right + leastHalfSize];
  const ys = [top - leastHalfSize, bottom + leastHalfSize];
  return xs.flatMap((x) => ys.map((y): MercatorPoint => [x, y]));
}

function isAngle(degrees: number): boolean {
  return Math.abs(degrees) <= 360;
}
