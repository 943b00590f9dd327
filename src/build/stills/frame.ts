import { type Camera, project } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';

/** A point of the drawing, in its units from the top left corner. */
export type Point = readonly [x: number, y: number];

/** A flat window on the map, north up, that a picture is drawn through. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The zoom at which the live map has the same scale, a unit taken as a CSS pixel. */
  readonly zoom: number;
  readonly project: (lngLat: LngLat) => Point;
}

/** The size of a section's map in its own units: large enough for its labels on a phone. */
export const sectionSize = { width: 540, height: 405 } as const;

/** What is kept free around the framed bounds, in units. */
const covered = { top: 18, right: 18, bottom: 18, left: 18 };

/** Frames a scene's bounds as the live map would in a viewport of this size, straight down. */
export function frameScene(
  spec: Pick<SceneSpec, 'bounds' | 'maxZoom'>,
  size: { readonly width: number; readonly height: number } = sectionSize,
): Frame {
  const { bounds, maxZoom } = spec;
  const fitted = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  return frameCamera(fitBounds(fitted, { ...size, covered }), size);
}

/** The window of a camera of the live map. */
export function frameCamera(
  camera: Camera,
  size: { readonly width: number; readonly height: number },
): Frame {
  return { ...size, zoom: camera.zoom, project: project(camera, size) };
}
