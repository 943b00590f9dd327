/** In CSS pixels. */
export type Point = readonly [x: number, y: number];

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The space between the pointer and the panel, in CSS pixels. */
const gap = 14;

/** Beside `at`: after it where there is room, else before it, and always within `whole`. */
function beside(at: number, length: number, whole: number): number {
  const after = at + gap;
  const start = after + length <= whole ? after : at - gap - length;
  return Math.max(0, Math.min(start, whole - length));
}

/**
 * Where a panel stands beside a point of the area, without covering the point where there is room
 * beside it: its top left corner, all in CSS pixels from that of the area.
 */
export function placePanel(
  [x, y]: Point,
  panel: Size,
  area: Size,
): readonly [left: number, top: number] {
  return [beside(x, panel.width, area.width), beside(y, panel.height, area.height)];
}
