import { readFileSync } from 'node:fs';
import { polygon } from '@turf/helpers';
import { expect, it } from 'vitest';
import { featureFacts } from '../../../src/map/features/feature-facts.ts';
import { placePanel } from '../../../src/map/features/feature-panel.ts';
import type { LayerCollection } from '../../../src/style/kinds/kind.ts';
import { forAll, integer } from '../../core/arbitraries.ts';
import { english as en } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { ring } from '../../support/shapes.ts';
import { layers } from '../../support/this-story.ts';

/** The files of layers that draw another's. */
const layerFile: Readonly<Record<string, string>> = { 'each-round': 'firing-sites' };

const factsOf = (id: string) => {
  const layer = layers.find((spec) => spec.id === id);
  if (!layer) throw new Error(`There is no layer "${id}".`);
  const file: LayerCollection = JSON.parse(
    readFileSync(`geo/layers/${layerFile[id] ?? id}.geojson`, 'utf8'),
  );
  return featureFacts(layer, file, en);
};

it('featureFacts falls back to the layer if a feature says nothing', () => {
  const file = { features: [polygon([ring(1, 1, 2, 2)], { name: 'The lake' })] };
  const lake = plainLayer('lake', 'area', { label: 'The great lake' });
  expect(featureFacts(lake, file, en)).toMatchObject([
    { name: 'The lake', fact: 'The great lake', details: [], credit: '' },
  ]);
  const sources = [{ title: 'A survey', credit: '© A survey' }];
  const metadata = { title: 'Lake', sources, license: 'CC0', date: '2020', measured: [] };
  expect(featureFacts({ ...lake, metadata }, file, en)).toMatchObject([
    { details: [{ words: '2020' }], credit: '© A survey' },
  ]);
});

it.each([
  ['route-laos', '4,013 km', 18.07],
  ['route-thailand', '4,501 km', 13.74],
] as const)('featureFacts describes %s as one feature, including its leap', (id, length, south) => {
  const [route, ...others] = factsOf(id);
  expect(others).toEqual([]);
  expect(route?.measured).toEqual([{ term: 'Length from city to city', words: length }]);
  expect(route?.bounds[1]).toBe(south);
});

it('featureFacts gives every feature of the story a unique key, a fact and a credit', () => {
  // One layer draws the file of another.
  const all = layers.flatMap(({ id }) => (id === 'each-round' ? [] : factsOf(id)));
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  for (const { key, fact, credit } of all) {
    expect(fact, key).toMatch(/\.$/);
    expect(fact, key).not.toMatch(/undefined|NaN/);
    expect(credit, key).not.toBe('');
  }
});

const area = { width: 900, height: 700 };
const panel = { width: 300, height: 200 };

it('placePanel stays within the area and clear of the point, wherever the point is', () =>
  forAll(integer(0, area.width), integer(0, area.height), (x, y) => {
    const [left, top] = placePanel([x, y], panel, area);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(left + panel.width).toBeLessThanOrEqual(area.width);
    expect(top + panel.height).toBeLessThanOrEqual(area.height);
    const covers = x >= left && x <= left + panel.width && y >= top && y <= top + panel.height;
    expect(covers).toBe(false);
  }));

it('placePanel starts at the edge if the panel is larger than the area', () => {
  expect(placePanel([10, 10], { width: 2000, height: 2000 }, area)).toEqual([0, 0]);
});
