import { nearAngle } from '../camera/near-angle.ts';
import { meet, moved, type Position, unwrapLine } from './unwrap-line.ts';

/**
 * Lines of which each is unwrapped, and those that were cut at the 180th meridian, one ending there where
 * the next begins, are one again. Lines of which none crosses it come back as they are.
 */
export function joinLines<P extends Position>(
  lines: readonly (readonly P[])[],
): readonly (readonly P[])[] {
  const joined: (readonly P[])[] = [];
  for (const written of lines) {
    const line = unwrapLine(written);
    const [last, start] = [joined.at(-1), line[0]];
    const end = last?.at(-1);
    if (last && start && end && meetAtMeridian(end, start)) {
      const east = (end[0] ?? 0) - (start[0] ?? 0);
      joined[joined.length - 1] = [...last, ...line.slice(1).map((at) => moved(at, east))];
    } else {
      joined.push(line);
    }
  }
  return joined.length === lines.length && joined.every((line, i) => line === lines[i])
    ? lines
    : joined;
}

/** Whether a line that ends at one position goes on at the other, across the 180th meridian. */
function meetAtMeridian([lngA = 0, latA = 0]: Position, [lngB = 0, latB = 0]: Position): boolean {
  return (
    meet(latA, latB) &&
    meet(nearAngle(lngA, 180), 180) &&
    meet(nearAngle(lngB, 180), 180) &&
    Math.abs(lngA - lngB) > 180
  );
}
