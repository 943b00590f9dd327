import { expect, it } from 'vitest';
import { pixelKm } from '../../../src/core/camera/mercator.ts';
import { dotsInBuild } from '../../../src/style/kinds/dots.ts';
import { preparedData } from '../../../src/style/kinds/kinds.ts';
import { styleValues } from '../../../src/style/style-values.ts';
import { inRuns, number } from '../../core/arbitraries.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { plainStyle } from '../../support/plain-style.ts';

const layer = { ...plainLayer('people', 'dots'), each: 10, radiusInKm: 5 } as const;

const counted = (count: number, coordinates: readonly (readonly number[])[], more = {}) => ({
  type: 'Feature' as const,
  properties: { name: 'Counted', count, ...more },
  geometry: { type: 'MultiPoint' as const, coordinates: coordinates.map((at) => [...at]) },
});

const dotsOf = (feature: ReturnType<typeof counted>, own = layer) =>
  preparedData([own], 'people', { type: 'FeatureCollection', features: [feature] }).features;

const row = (length: number) => Array.from({ length }, (_, i) => [i, 0] as const);
const [drawn] = plainStyle([layer]).layers.filter(({ id }) => id === 'people-dots');
const sizeOf = (feature: { readonly properties: unknown }, zoom: number, name = 'circle-radius') =>
  styleValues(drawn as never, zoom).number(name, feature as never);

it('the dots of a count have together an area in proportion to it', () =>
  inRuns(50)(number(1, 400), (count) => {
    const dots = dotsOf(counted(count, row(Math.ceil(count / 10))));
    const areas = dots.map(({ properties }) => (properties as { size?: number }).size ?? 0);
    const whole = areas.length > 1 ? (areas[0] ?? 0) ** 2 : ((areas[0] ?? 0) ** 2 * 10) / count;
    const sum = areas.reduce((all, size) => all + size ** 2, 0);
    expect(sum / whole).toBeCloseTo(count / 10, 6);
  }));

it('a dot has its radius on the ground at every latitude and zoom', () =>
  inRuns(50)(number(-70, 70), number(1, 20), (lat, zoom) => {
    const [dot] = dotsOf(counted(10, [[0, lat]]));
    if (!dot) throw new Error('There is no dot.');
    expect(sizeOf(dot, zoom) * pixelKm(zoom, lat)).toBeCloseTo(5, 6);
  }));

it('a ring is as large as a dot, its stroke included', () => {
  const [dot] = dotsOf(counted(10, [[0, 0]]));
  for (const ring of [
    dotsOf(counted(10, [[0, 0]], { filled: false }))[0],
    dotsOf(counted(10, [[0, 0]]), { ...layer, filled: false } as never)[0],
  ]) {
    if (!dot || !ring) throw new Error('There is no dot, or no ring.');
    const stroke = sizeOf(ring, 6, 'circle-stroke-width');
    expect(stroke).toBeGreaterThan(0);
    expect(sizeOf(ring, 6) + stroke).toBeCloseTo(sizeOf(dot, 6), 9);
    expect(sizeOf(dot, 6, 'circle-stroke-width')).toBe(0);
  }
});

it('a speck, under a hundredth of a dot, is seen at every zoom', () =>
  inRuns(50)(number(0.001, 0.09), number(1, 20), (count, zoom) => {
    const [dot] = dotsOf(counted(count, [[0, 0]]));
    if (!dot) throw new Error('There is no speck.');
    const radius = sizeOf(dot, zoom) + sizeOf(dot, zoom, 'circle-stroke-width');
    expect(radius).toBeGreaterThan(sizeOf(dot, zoom));
    expect(radius).toBeGreaterThan(0.7);
  }));

it('a count without a position for each of its dots is a fault, and so is a size that is not positive', () => {
  const check = (own: object, positions: number) =>
    dotsInBuild.check?.({ ...layer, ...own }, [counted(42, row(positions))]) ?? [];
  expect(check({}, 5)).toEqual([]);
  expect(check({}, 4)).toEqual([
    [0, 'has 4 positions, but 42 are 5 dots of 10.', expect.any(String)],
  ]);
  expect(check({ each: 0 }, 5)).toHaveLength(1);
  expect(check({ radiusInKm: -1 }, 5)).toHaveLength(1);
});

it('a legend’s ring is hollow', () => {
  expect(dotsInBuild.swatch(layer)).toMatchObject({ background: 'var(--tint)' });
  expect(dotsInBuild.swatch({ ...layer, filled: false })).toMatchObject({
    background: 'transparent',
  });
});
