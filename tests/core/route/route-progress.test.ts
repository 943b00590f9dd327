import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LngLat, toMercator } from '../../../src/core/camera/mercator.ts';
import { lengthOnMap } from '../../../src/core/route/route.ts';
import {
  headOpacity,
  nearestShare,
  routeProgress,
  stretchOf,
} from '../../../src/core/route/route-progress.ts';
import { level, positions } from '../../support/shapes.ts';
import { forAll, number } from '../arbitraries.ts';

const cities: LngLat[] = positions(129.5, 42.9, 123.4, 41.8, 116.4, 39.9, 102.7, 25, 102.6, 18);
const kms = [0, 516, 1144, 3230, 4013];
const stop = (lngLat: LngLat, km = 0) => ({ name: `at ${km} km`, lngLat, km });
const stops = cities.map((city, i) => stop(city, kms[i]));
const at = routeProgress({ line: cities, stops });

/** A line north along the prime meridian, in steps of one degree. */
const north = (to: number) => Array.from({ length: to + 1 }, (_, lat): LngLat => [0, lat]);

const along = (line: readonly LngLat[], km: number) => {
  const [first = [0, 0], last = [0, 0]] = [line[0], line.at(-1)];
  return routeProgress({ line, stops: [stop(first, 0), stop(last, km)] });
};

describe('routeProgress', () => {
  it('starts and ends exactly at the ends of the line', () => {
    expect(at(0)).toMatchObject({ km: 0, head: cities[0] });
    expect(at(1)).toMatchObject({ km: 4013, head: cities[4] });
    expect(at(-1)).toEqual(at(0));
    expect(at(2)).toEqual(at(1));
  });

  it('counts each stop’s kilometres at that stop, whatever the line does in between', () => {
    const bent: LngLat[] = positions(0, 0, 1, 3, 2, 0, 3, 0);
    const [from, middle, to] = [bent[0], bent[2], bent[3]] as [LngLat, LngLat, LngLat];
    const progress = routeProgress({
      line: bent,
      stops: [stop(from), stop(middle, 200), stop(to, 300)],
    });
    const share = lengthOnMap(bent.slice(0, 3)) / lengthOnMap(bent);
    expect(progress(share).km).toBeCloseTo(200, 6);
    expect(progress(share / 2).km).toBeCloseTo(100, 6);
    expect(progress((share + 1) / 2).km).toBeCloseTo(250, 6);
  });

  it('rejects a line of one position, and a stop off the line', () => {
    const stops = [{ name: 'Elsewhere', lngLat: [5, 5] as const, km: 0 }];
    const off = () => routeProgress({ line: cities, stops });
    expect(off).toThrow('The route does not pass its stop "Elsewhere".');
    expect(() => routeProgress({ line: [[1, 1]], stops: [] })).toThrow('at least two positions');
  });

  it('places the head by the share on the map, and counts kilometres on the ground', () => {
    const [x0, y0] = toMercator([0, 0]);
    const [x, y] = toMercator(along(north(60), 100)(0.5).head);
    expect(x).toBeCloseTo(x0, 12);
    expect(y).toBeCloseTo((y0 + toMercator([0, 60])[1]) / 2, 12);
    const { head, km } = along(north(60), 60)(0.5);
    expect(Math.abs(km - head[1])).toBeLessThan(0.01);
    expect(head[1]).toBeGreaterThan(33);
  });

  it('gives the bearing of the head', () => {
    const line: LngLat[] = positions(0, 0, 10, 0, 10, -10, 0, -10);
    expect([0.1, 0.5, 0.9].map((drawn) => along(line, 1)(drawn).bearing)).toEqual([
      expect.closeTo(90, 9),
      expect.closeTo(180, 9),
      expect.closeTo(-90, 9),
    ]);
  });

  it('never goes back', () => {
    const metres = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
    const position = fc.tuple(number(90, 140).map(metres), number(10, 50).map(metres));
    const positions = fc.uniqueArray(position, { minLength: 2, maxLength: 12, selector: String });
    forAll(positions, number(0, 1), number(0, 1), (line, p, q) => {
      const progress = along(line, 4000);
      const [early, late] = [progress(Math.min(p, q)), progress(Math.max(p, q))];
      expect(late.km).toBeGreaterThanOrEqual(early.km - 1e-6);
      expect(late.km).toBeLessThanOrEqual(4000 + 1e-6);
      expect(progress(1).km).toBe(4000);
    });
  });

  it('returns finite numbers for a zero-length line', () => {
    const place: LngLat = [1, 1];
    const { km, head, bearing } = routeProgress({ line: [place, place], stops: [] })(0.5);
    expect([km, head, Number.isFinite(bearing)]).toEqual([0, place, true]);
  });
});

const uneven = positions(100, 40, 100.5, 40, 101, 40, 104, 30, 104, 10);

it('nearestShare inverts the drawn share, wherever the vertices are', () => {
  const at = routeProgress({ line: uneven, stops: [] });
  forAll(number(0, 1), (share) => {
    expect(nearestShare(uneven, at(share).head)).toBeCloseTo(share, 6);
  });
});

it('nearestShare takes the nearest point of the line for a position beside it or beyond its ends', () => {
  const share = nearestShare(uneven, [104, 20]);
  expect(nearestShare(uneven, [104.2, 20])).toBeCloseTo(share, 9);
  expect(nearestShare(uneven, [99, 40])).toBe(0);
  expect(nearestShare(uneven, [104, 5])).toBe(1);
});

it('nearestShare works from any copy of the world', () => {
  const over = level(175, 179, 185);
  for (const lng of [182, -178, -538]) expect(nearestShare(over, [lng, 0])).toBeCloseTo(0.7, 9);
  for (const lng of [177, -183]) expect(nearestShare(over, [lng, 0])).toBeCloseTo(0.2, 9);
});

it('headOpacity stays full to the end, and is zero while the line only begins to fade in', () => {
  const at = (drawn: number) => headOpacity({ fadeTo: 0.1 }, drawn);
  expect([0, 0.04, 0.05].map(at)).toEqual([0, 0, 0]);
  expect([0.1, 0.5, 0.81, 0.999].map(at)).toEqual([1, 1, 1, 1]);
});

it('stretchOf cuts a line into stretches that are together as long as the line and pass its vertices', () => {
  forAll(number(0.01, 0.99), (cut) => {
    const [before, after] = [stretchOf(cities, 0, cut), stretchOf(cities, cut, 1)];
    expect(before.at(-1)).toEqual(after[0]);
    expect(lengthOnMap(before) / lengthOnMap(cities)).toBeCloseTo(cut, 9);
    expect([...before.slice(0, -1), ...after.slice(1)]).toEqual(cities);
  });
});
