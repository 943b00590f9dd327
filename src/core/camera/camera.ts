import { clamp } from '../numbers.ts';
import { type LngLat, toMercator, worldSize } from './mercator.ts';

/** In CSS pixels. */
export type Padding = Readonly<Record<'top' | 'right' | 'bottom' | 'left', number>>;

/** As in MapLibre: `bearing` and `pitch` are in degrees, `center` is in the middle of what `padding` leaves free. */
export interface Camera {
  readonly center: LngLat;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
  readonly padding: Padding;
}

/** In CSS pixels. */
export type Size = Readonly<Record<'width' | 'height', number>>;

/** A map's size, and how far the page covers it from each side. Bounds are fitted into the rest. */
export interface Viewport extends Size {
  readonly covered: Padding;
}

/** Projects like MapLibre, to CSS pixels from the top left; a position behind a pitched camera is `[NaN, NaN]`. */
export function project(
  camera: Camera,
  { width, height }: Size,
): (lngLat: LngLat) => readonly [x: number, y: number] {
  const { padding } = camera;
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

/** Distance from eye to center, in viewport heights: 0.5 / tan(36.87° / 2), from MapLibre's field of view. */
export const eyeDistance = 1.5;

/** Returns a rotation about the origin, with `y` down, that makes the direction `bearing`, in degrees, point up. */
export function turn(bearing: number): (x: number, y: number) => readonly [x: number, y: number] {
  const radians = (bearing * Math.PI) / 180;
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  return (x, y) => [x * cos + y * sin, y * cos - x * sin];
}
