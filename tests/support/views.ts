import type { Camera, Viewport } from '../../src/core/camera/camera.ts';

/** A camera straight above Korea, north up, on a map that nothing covers. */
export const overhead: Camera = {
  center: [127, 38],
  zoom: 5,
  bearing: 0,
  pitch: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
};

const covered = { top: 0, right: 0, bottom: 0, left: 400 };
/** A desk whose text covers the left of the map. */
export const desk: Viewport = { width: 1000, height: 800, covered };
