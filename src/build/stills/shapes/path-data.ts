import type { Line } from './clip-to-frame.ts';

/**
 * Lines as the short form of an SVG path, in steps from point to point rounded to `step` units.
 * Closed lines that hold less than `leastArea` square units are left out.
 */
export function pathData(lines: readonly Line[], step = 0.2, leastArea = 0): string {
  return lines
    .filter((line) => !line.closed || Math.abs(areaOf(line)) >= leastArea)
    .map((line) => linePath(line, step))
    .join('');
}

function linePath({ points, closed }: Line, step: number): string {
  let [lastX, lastY] = [0, 0];
  const moves = points.flatMap(([x, y], index) => {
    const [toX, toY] = [Math.round(x / step), Math.round(y / step)];
    const [dx, dy] = [toX - lastX, toY - lastY];
    [lastX, lastY] = [toX, toY];
    return index > 0 && dx === 0 && dy === 0 ? [] : [pair(dx * step, dy * step)];
  });
  const [start, ...steps] = moves;
  if (steps.length === 0) return '';
  return `M${start}l${steps.join(' ')}${closed ? 'z' : ''}`.replaceAll(' -', '-');
}

const pair = (x: number, y: number): string => `${short(x)} ${short(y)}`;

/** A number with one decimal at most and no zero before the point. */
export function short(value: number): string {
  const text = `${Number(value.toFixed(1)) || 0}`;
  return text.replace(/^(-?)0\./, '$1.');
}

function areaOf({ points }: Line): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
