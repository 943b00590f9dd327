import type { Bounds } from '../../../../core/camera/bounds.ts';

/** A part of the world that a map is looked at in. */
export interface Frame {
  readonly box: Bounds;
  /** How many pixels its longer side fills at the closest that it is seen. */
  readonly pixels: number;
}

/** Pixels of a scene that fills a large screen, and of a window within which scenes lie. */
const scenePixels = 1500;
const windowPixels = 4000;

/** The frames of a window, and of the scenes in it. */
export const framesOf = (window: Bounds, scenes: readonly Bounds[] = []): Frame[] => {
  const distinct = new Map(scenes.map((box) => [box.join(), { box, pixels: scenePixels }]));
  return [...distinct.values(), { box: window, pixels: windowPixels }];
};
