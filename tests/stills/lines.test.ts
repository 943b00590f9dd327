import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Point, pathData, simplifyLine } from '../../src/stills/frame.ts';
import { forAll, integer } from '../core/arbitraries.ts';

const at = (text: string): Point[] =>
  text.split(' ').map((point) => {
    const [x = Number.NaN, y = Number.NaN] = point.split(',').map(Number);
    return [x, y];
  });

const open = (text: string) => ({ points: at(text), closed: false });
const closed = (text: string) => ({ points: at(text), closed: true });

const point = fc.tuple(integer(0, 400), integer(0, 400));

it('a simplified line drops small bends and keeps large ones', () => {
  expect(simplifyLine(open('0,0 10,0.01 20,0 30,20 40,0'), 1)).toEqual(open('0,0 20,0 30,20 40,0'));
});

it('a simplified line keeps the ends, and a subsequence of the points', () => {
  const line = fc.array(point, { minLength: 2, maxLength: 60 });
  forAll(line, integer(0, 5000), (points, area) => {
    const kept = simplifyLine({ points, closed: false }, area).points;
    expect(kept[0]).toBe(points[0]);
    expect(kept.at(-1)).toBe(points.at(-1));
    const indices = kept.map((p) => points.indexOf(p as [number, number]));
    expect(indices).toEqual([...indices].sort((a, b) => a - b));
  });
});

it('a simplified ring has the same points wherever it starts', () => {
  const ring = fc.uniqueArray(point, { minLength: 8, maxLength: 40, selector: String });
  forAll(ring, fc.nat(), (points, turn) => {
    const at = turn % points.length;
    const turned = [...points.slice(at), ...points.slice(0, at)];
    const [one = new Set(), other] = [points, turned].map(
      (each) => new Set(simplifyLine({ points: each, closed: true }, 300).points.map(String)),
    );
    fc.pre(one.size > 3);
    expect(one).toEqual(other);
  });
});

it.each([
  ['starts each line where it is', [closed('10,10 12,9 12,12'), open('1,1 0.5,1')], 0.5, 0],
  ['omits areas too small to see', [closed('0,0 1,0 0,1')], 0.2, 1],
  ['omits lines of zero length', [open('5,5 5.01,5')], 0.2, 0],
] as const)('the data of a path %s', (_, lines, grid, leastArea) => {
  expect(pathData(lines, grid, leastArea)).toBe(grid === 0.5 ? 'M10 10l2-1 0 3zM1 1l-.5 0' : '');
});

it('the data of a path does not accumulate rounding errors', () => {
  const points = Array.from({ length: 101 }, (_, i): Point => [i * 0.3, 0]);
  const [, steps = ''] = pathData([{ points, closed: false }], 0.2).split('l');
  const reached = steps.split(' ').reduce((sum, text, i) => (i % 2 ? sum : sum + Number(text)), 0);
  expect(reached).toBeCloseTo(30, 6);
});
