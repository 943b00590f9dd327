import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatCircleKm } from '../../src/core/great-circle-km.ts';
import type { LngLat } from '../../src/core/lng-lat.ts';
import { toMercator } from '../../src/core/mercator.ts';
import { routeProgress } from '../../src/core/route-progress.ts';
import { number } from './arbitraries.ts';

const cities: LngLat[] = [
  [129.51, 42.91],
  [123.43, 41.79],
  [116.4, 39.91],
  [102.72, 25.04],
  [102.6, 17.97],
];
const countries = [
  { name: 'China', fromKm: 0, toKm: 3500 },
  { name: 'Laos', fromKm: 3500, toKm: 4013 },
];
const at = routeProgress(cities, countries, 4013);

describe('routeProgress', () => {
  it('starts and ends exactly', () => {
    expect(at(0)).toMatchObject({ km: 0, country: 'China', head: cities[0] });
    expect(at(1)).toMatchObject({ km: 4013, country: 'Laos', head: cities[4] });
    expect(at(-1)).toEqual(at(0));
    expect(at(2)).toEqual(at(1));
  });

  it('passes from country to country by kilometres', () => {
    const names = [0, 0.5, 0.8, 0.95, 1].map((drawn) => at(drawn).country);
    expect(names).toEqual(['China', 'China', 'China', 'Laos', 'Laos']);
  });

  it('counts what lies before the first country to it', () => {
    const late = [{ name: 'China', fromKm: 5, toKm: 4013 }];
    expect(routeProgress(cities, late, 4013)(0).country).toBe('China');
  });

  it('has its head where the share of the line on the map ends', () => {
    const [x0, y0] = toMercator([0, 0]);
    const line: LngLat[] = [
      [0, 0],
      [0, 60],
    ];
    const [x, y] = toMercator(routeProgress(line, [], 100)(0.5).head);
    expect([x, y]).toEqual([
      expect.closeTo(x0, 12),
      expect.closeTo((y0 + toMercator([0, 60])[1]) / 2, 12),
    ]);
  });

  it('counts the ground’s kilometres, not the map’s', () => {
    const line = Array.from({ length: 61 }, (_, lat): LngLat => [0, lat]);
    const { head, km } = routeProgress(line, [], 60)(0.5);
    expect(Math.abs(km - head[1])).toBeLessThan(0.01);
    expect(head[1]).toBeGreaterThan(33);
  });

  it('knows the direction of its head', () => {
    const line: LngLat[] = [
      [0, 0],
      [10, 0],
      [10, -10],
      [0, -10],
    ];
    expect([0.1, 0.5, 0.9].map((drawn) => routeProgress(line, [], 1)(drawn).bearing)).toEqual([
      expect.closeTo(90, 9),
      expect.closeTo(180, 9),
      expect.closeTo(-90, 9),
    ]);
  });

  it('never goes back', () => {
    const positions = fc.array(fc.tuple(number(90, 140), number(10, 50)), {
      minLength: 2,
      maxLength: 12,
    });
    fc.assert(
      fc.property(positions, number(0, 1), number(0, 1), (line, p, q) => {
        const progress = routeProgress(line, [], 4000);
        const [early, late] = [progress(Math.min(p, q)), progress(Math.max(p, q))];
        expect(late.km).toBeGreaterThanOrEqual(early.km - 1e-6);
        expect(late.km).toBeLessThanOrEqual(4000 + 1e-6);
        expect(progress(1).km).toBe(4000);
      }),
    );
  });

  it('stays finite on a line without length and names no country it was not given', () => {
    const progress = routeProgress(
      [
        [1, 1],
        [1, 1],
      ],
      [],
      0,
    )(0.5);
    expect(progress).toEqual({ km: 0, head: [1, 1], bearing: expect.any(Number) });
    expect('country' in progress).toBe(false);
  });

  it('asks for a line', () => {
    expect(() => routeProgress([[1, 1]], [], 10)).toThrow('A route needs at least two positions.');
  });
});

describe('greatCircleKm', () => {
  it('is a quarter of the earth from the pole to the equator', () => {
    expect(greatCircleKm([0, 90], [77, 0])).toBeCloseTo((Math.PI * 6371.0088) / 2, 9);
  });

  it('is within half a percent of the geodesic from Yanji to Kunming, 3,147 km', () => {
    expect(
      Math.abs(greatCircleKm([129.5078, 42.9075], [102.7183, 25.0389]) / 3147 - 1),
    ).toBeLessThan(0.005);
  });
});
