import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../src/core/layer-spec.ts';
import { chevronData } from '../../src/map/chevron-data.ts';
import type { RouteFacts } from '../../src/map/route-facts.ts';

const route = (id: string, side: 'left' | 'right'): LayerSpec => ({
  id,
  label: id,
  kind: 'route',
  color: 'laos',
  side,
});

const facts = (gaps: RouteFacts['gaps']): RouteFacts => ({
  line: [
    [100, 0],
    [110, 0],
  ],
  lengthKm: 1113,
  countries: [],
  gaps,
});

const longitudes = (side: 'left' | 'right', gaps: RouteFacts['gaps'] = []) =>
  chevronData([route('a', side)], { a: facts(gaps) }).features.map(
    ({ geometry }) => geometry.coordinates[0] ?? Number.NaN,
  );

describe('the chevrons along a route', () => {
  it('point the way that the route leads', () => {
    for (const { properties } of chevronData([route('a', 'left')], { a: facts([]) }).features) {
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

  it('keep away from where the line is open around a border', () => {
    const gap = [0.5, 0.55] as const;
    const near = longitudes('left', [gap]).filter((lng) => lng > 104.5 && lng < 106);
    expect(near).toEqual([]);
    expect(longitudes('left', [gap]).length).toBeLessThan(7);
  });

  it('are none where nothing is known of the route', () => {
    expect(chevronData([route('a', 'left')], {}).features).toEqual([]);
  });
});
