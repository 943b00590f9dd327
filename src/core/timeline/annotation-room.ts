import { type Camera, project, type Viewport } from '../camera/camera.ts';
import { nearAngle } from '../camera/mercator.ts';
import type { AnnotationSpec } from '../story/scene-spec.ts';
import { emsOf } from '../text-width.ts';

/** From which width of the map annotations are larger, in CSS pixels. */
const wide = 1100;

/** The size of an annotation's letters on a map of a width, both in CSS pixels. */
export const annotationEm = (width: number): number => (width < wide ? 14 : 16);

/** How far an annotation stands from its place where it does not say, and from its leader, in CSS pixels. */
export const usualOffset = 24;
export const besideLeader = 4;

/** From one line to the next, and about how wide a bold letter of an alphabet is, in ems. */
export const lineHeight = 1.2;
const letter = 0.5;

/**
 * Whether an annotation, by an estimate of its size, stands wholly in the part of the map that nothing
 * covers.
 */
export function hasRoom(
  { text, at: [lng, lat], side, offset = usualOffset, width = 9 }: AnnotationSpec,
  camera: Camera,
  viewport: Viewport,
): boolean {
  const em = annotationEm(viewport.width);
  const lines = text.split('\n').map((line) => emsOf(line, letter));
  const across = Math.min(width, Math.max(...lines)) * em;
  const rows = lines.reduce((sum, ems) => sum + Math.ceil(ems / width), 0);
  const down = rows * lineHeight * em;
  const [x, y] = project(camera, viewport)([nearAngle(lng, camera.center[0]), lat]);
  const far = offset > 0 ? offset + besideLeader : 0;
  const left = {
    left: x - far - across,
    right: x + far,
    top: x - across / 2,
    bottom: x - across / 2,
  };
  const top = { top: y - far - down, bottom: y + far, left: y - down / 2, right: y - down / 2 };
  const { covered } = viewport;
  return (
    left[side] >= covered.left &&
    left[side] + across <= viewport.width - covered.right &&
    top[side] >= covered.top &&
    top[side] + down <= viewport.height - covered.bottom
  );
}
