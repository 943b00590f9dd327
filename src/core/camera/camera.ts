import type { LngLat } from './lng-lat.ts';

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
