import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureFacts, featureIndex } from '../../../src/map/features/feature-facts.ts';
import { placePanel } from '../../../src/map/features/feature-panel.ts';
import type { Collection, LayerCollection } from '../../../src/style/kinds/kind.ts';
import { english as en } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { ring } from '../../support/shapes.ts';
import { layers } from '../../support/this-story.ts';

const factsOf = (id: string) => {
  const layer = layers.find((spec) => spec.id === id);
  if (!layer) throw new Error(`There is no layer "${id}".`);
  const file: LayerCollection = JSON.parse(readFileSync(`geo/layers/${id}.geojson`, 'utf8'));
  return featureFacts(layer, file, en);
};
const named = (id: string, name: string) => factsOf(id).find((facts) => facts.name === name);

describe('featureFacts', () => {
  it('tells what the story says of a layer whose file says nothing', () => {
    const file: LayerCollection = {
      features: [
        {
          type: 'Feature',
          properties: { name: 'The lake' },
          geometry: { type: 'Polygon', coordinates: [ring(1, 1, 2, 2)] },
        },
      ],
    };
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

  it('names an area in the scripts of the place and gives its area', () => {
    const [jilin] = factsOf('jilin');
    expect(jilin).toMatchObject({
      key: 'jilin/Jilin',
      localNames: [
        { text: '吉林省', lang: 'zh-Hans' },
        { text: '지린성', lang: 'ko' },
      ],
      measured: [{ term: 'Area', words: '190,736 km²' }],
    });
    expect(jilin?.fact).toContain('June 2014');
  });

  it('gives a line its length and the zone around it its area', () => {
    expect(named('dmz', 'Military Demarcation Line')?.measured).toEqual([
      { term: 'Length of the line', words: '234 km' },
    ]);
    expect(named('dmz', 'Demilitarised Zone')?.measured).toEqual([
      { term: 'Area of the zone', words: '901 km²' },
    ]);
  });

  it.each([
    ['route-laos', '4,013 km', 18.07],
    ['route-thailand', '4,501 km', 13.74],
  ] as const)('tells of %s as of one thing, leap and all', (id, length, south) => {
    const [route, ...others] = factsOf(id);
    expect(others).toEqual([]);
    expect(route?.measured).toEqual([{ term: 'Length from city to city', words: length }]);
    expect(route?.bounds[1]).toBe(south);
  });

  it('has a key, a fact and a credit for every feature of the story', () => {
    const all = layers.flatMap(({ id }) => factsOf(id));
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    for (const { key, fact, credit } of all) {
      expect(fact, key).toMatch(/\.$/);
      expect(fact, key).not.toMatch(/undefined|NaN/);
      expect(credit, key).not.toBe('');
    }
  });
});

const plain = [plainLayer('first', 'area'), plainLayer('second', 'area')];

const file = (name: string): Collection => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [0, 0] } },
  ],
});

const names = (facts: readonly { readonly name: string }[]) => facts.map(({ name }) => name);

describe('featureIndex', () => {
  it('tells of the files that have loaded, in the order of the legend', () => {
    const loaded = new Map([['second', file('B')]]);
    const index = featureIndex(plain, loaded);
    expect(names(index.all())).toEqual(['B']);
    loaded.set('first', file('A'));
    expect(names(index.all())).toEqual(['A', 'B']);
  });

  it('tells of some features in their order, and of none that it does not know', () => {
    const loaded = new Map([
      ['first', file('A')],
      ['second', file('B')],
    ]);
    const index = featureIndex(plain, loaded);
    const hits = [
      { layer: 'second', name: 'B' },
      { layer: 'first', name: 'nobody' },
      { layer: 'first', name: 'A' },
    ];
    expect(names(index.of(hits))).toEqual(['B', 'A']);
    expect(index.of([{ layer: 'third', name: 'C' }])).toEqual([]);
  });
});

const area = { width: 900, height: 700 };
const panel = { width: 300, height: 200 };

describe('placePanel', () => {
  it('stays within the area and off the point, wherever the point is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: area.width }),
        fc.integer({ min: 0, max: area.height }),
        (x, y) => {
          const [left, top] = placePanel([x, y], panel, area);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + panel.width).toBeLessThanOrEqual(area.width);
          expect(top + panel.height).toBeLessThanOrEqual(area.height);
          const covers =
            x >= left && x <= left + panel.width && y >= top && y <= top + panel.height;
          expect(covers).toBe(false);
        },
      ),
    );
  });

  it('begins at the edge where the panel is larger than the area', () => {
    expect(placePanel([10, 10], { width: 2000, height: 2000 }, area)).toEqual([0, 0]);
  });
});
