/**
 * The distance from the eye to the camera's center in heights of the viewport, which stands for
 * MapLibre's vertical field of view of 36.87°: 0.5 / tan(36.87° / 2).
 */
export const eyeDistance = 1.5;
