import type { Bounds } from '../../core/bounds.ts';
import type { Camera } from '../../core/camera.ts';
import { fromMercator, toMercator, worldSize } from '../../core/mercator.ts';
import { type Frame, frameCamera } from './frame.ts';

/** What the poster shows: all that the first scene may frame in any viewport, and more. */
export const posterBounds: Bounds = [40, -25, 200, 70];

/** About the zoom of the first scene on a wide screen, which decides how wide its lines are. */
const posterZoom = 3;

/** The least bend that the poster keeps, in square units: it is seen for a moment. */
export const posterDetail = 2.5;

/** The poster's window on the map. */
export function posterFrame(): Frame {
  const [west, south, east, north] = posterBounds;
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const size = worldSize(posterZoom);
  const camera: Camera = {
    center: fromMercator([(left + right) / 2, (top + bottom) / 2]),
    zoom: posterZoom,
    bearing: 0,
    pitch: 0,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
  };
  return frameCamera(camera, { width: (right - left) * size, height: (bottom - top) * size });
}

/** The image that the page places beneath the map; the page itself asks for it. */
export function renderPoster(src: string): string {
  return `<img id="poster" alt="" aria-hidden="true" decoding="async" fetchpriority="low" data-src="${src}" data-bounds="${posterBounds.join()}">`;
}
