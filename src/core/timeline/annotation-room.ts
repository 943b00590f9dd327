import { type Camera, project, type Viewport } from '../camera/camera.ts';
import { nearAngle } from '../camera/mercator.ts';
import { clamp } from '../numbers.ts';
import type { AnnotationSpec } from '../story/scene-spec.ts';
import { estimateEms } from '../text-width.ts';

/** Font size of annotations, in CSS pixels, on a map `width` pixels wide. */
export const annotationEm = (width: number): number => (width < 1100 ? 14 : 16);

/** Font size of large annotations, in CSS pixels: 34 on a phone, 84 on a desktop screen. */
export const largeEm = (width: number): number => clamp((width * 7) / 120, 34, 84);

/** Default distance from place to text, and distance from leader to text, in CSS pixels. */
export const usualOffset = 24;
export const besideLeader = 4;

type Sized = Pick<AnnotationSpec, 'large' | 'offset'>;

export const offsetOf = ({ large, offset = usualOffset }: Sized): number => (large ? 0 : offset);

/** In ems; `letter` is a bold letter's approximate width. */
export const lineHeight = 1.2;
const letter = 0.5;

/** True if an annotation's text, whose size is estimated, fits into the viewport's free part. */
export function hasRoom(
  { text, at: [lng, lat], side, width = 9, ...sized }: AnnotationSpec,
  camera: Camera,
  viewport: Viewport,
): boolean {
  const em = (sized.large ? largeEm : annotationEm)(viewport.width);
  const offset = offsetOf(sized);
  const lines = text.split('\n').map((line) => estimateEms(line, letter));
  const across = Math.min(width, Math.max(...lines)) * em;
  const rows = lines.reduce((sum, ems) => sum + Math.ceil(ems / width), 0);
  const down = rows * lineHeight * em;
  const [x, y] = project(camera, viewport)([nearAngle(lng, camera.center[0]), lat]);
  const far = offset > 0 ? offset + besideLeader : 0;
  const start = {
    left: x - far - across,
    right: x + far,
    top: x - across / 2,
    bottom: x - across / 2,
  };
  const head = { top: y - far - down, bottom: y + far, left: y - down / 2, right: y - down / 2 };
  const [left, top] = [start[side], head[side]];
  const { covered } = viewport;
  return (
    left >= covered.left &&
    left + across <= viewport.width - covered.right &&
    top >= covered.top &&
    top + down <= viewport.height - covered.bottom
  );
}
