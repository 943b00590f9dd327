import { describe, expect, it } from 'vitest';
import type { Route } from '../../../../src/core/route/route.ts';
import type { LayerSpec } from '../../../../src/core/story/layer-spec.ts';
import { chevronData } from '../../../../src/style/kinds/route/route-marks.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const route = (id: string, side: 'left' | 'right'): LayerSpec => plainLayer(id, 'route', { side });

const facts = (leapFrom: number): Route => ({
  line: [
    [100, 0],
    [110, 0],
  ],
  stops: [],
  leapFrom,
});

const longitudes = (side: 'left' | 'right', leapFrom = 1, fadeInKm = 0) =>
  chevronData([{ ...route('a', side), fadeInKm }], { a: facts(leapFrom) }).features.map(
    ({ geometry }) => geometry.coordinates[0] ?? Number.NaN,
  );

describe('the chevrons along a route', () => {
  it('point the way that the route leads', () => {
    for (const { properties } of chevronData([route('a', 'left')], { a: facts(1) }).features) {
      expect(properties).toEqual({ layer: 'a', bearing: 90 });
    }
  });

  it('stand evenly, and those of a neighbour halfway between', () => {
    const [left, right] = [longitudes('left'), longitudes('right')];
    expect(left).toHaveLength(7);
    left.forEach((longitude, i) => {
      expect(longitude - (right[i] ?? Number.NaN)).toBeCloseTo(10 / 14, 6);
    });
  });

  it('stand on the way only, neither where it fades in nor on its leap', () => {
    const some = longitudes('left', 0.8, 200);
    expect(some.length).toBeGreaterThan(3);
    for (const longitude of some) {
      expect(longitude).toBeGreaterThan(101.79);
      expect(longitude).toBeLessThan(107.8);
    }
  });

  it('are none where nothing is known of the route', () => {
    expect(chevronData([route('a', 'left')], {}).features).toEqual([]);
  });
});
