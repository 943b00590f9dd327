import { clamp } from '../numbers.ts';
import { type LngLat, toMercator, worldSize } from './mercator.ts';

/** The margins of the viewport, in CSS pixels, inside which the camera's center is centred. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/**
 * Where the map is seen from, in MapLibre's terms: `zoom` is 0 where the world is 512 CSS pixels
 * wide, `bearing` and `pitch` are degrees, and `center` appears in the middle of the viewport less
 * its `padding`.
 */
export interface Camera {
  readonly center: LngLat;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
  readonly padding: Padding;
}

/**
 * The map's own box in CSS pixels. `covered` says how far the page's text, controls and the
 * device's safe area reach in from each side; what is left is the free part that a section's
 * bounds are fitted into.
 */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly covered: Padding;
}

/**
 * Makes the projection of a camera: from a position to CSS pixels from the viewport's top left
 * corner, as MapLibre's own `project` gives it for flat ground in the Mercator projection. A
 * position at or behind the eye, which only a pitched camera has, is not on the screen: `[NaN, NaN]`.
 */
export function project(
  camera: Camera,
  viewport: Pick<Viewport, 'width' | 'height'>,
): (lngLat: LngLat) => readonly [x: number, y: number] {
  const { padding } = camera;
  const { width, height } = viewport;
  const centerX = clamp((padding.left + width - padding.right) / 2, 0, width);
  const centerY = clamp((padding.top + height - padding.bottom) / 2, 0, height);
  const size = worldSize(camera.zoom);
  const distance = eyeDistance * height;
  const pitch = (camera.pitch * Math.PI) / 180;
  const turned = turn(camera.bearing);
  const [originX, originY] = toMercator(camera.center);

  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    const [right, down] = turned((x - originX) * size, (y - originY) * size);
    const depth = distance - down * Math.sin(pitch);
    if (!(depth > 0)) return [Number.NaN, Number.NaN];
    const scale = distance / depth;
    return [centerX + right * scale, centerY + down * Math.cos(pitch) * scale];
  };
}

/**
 * The distance from the eye to the camera's center in heights of the viewport, which stands for
 * MapLibre's vertical field of view of 36.87°: 0.5 / tan(36.87° / 2).
 */
export const eyeDistance = 1.5;

/**
 * Turns points of a plane with `y` down about its origin, so that what lies in the direction of
 * `bearing`, in degrees clockwise from up, comes to lie straight up.
 */
export function turn(bearing: number): (x: number, y: number) => readonly [x: number, y: number] {
  const radians = (bearing * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return (x, y) => [x * cos + y * sin, y * cos - x * sin];
}
