import { describe, expect, it } from 'vitest';
import { featureIndex } from '../../../src/map/features/feature-facts.ts';
import type { Collection } from '../../../src/map/sources/story-sources.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const layers = [plainLayer('first', 'area'), plainLayer('second', 'area')];

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
    const index = featureIndex(layers, loaded);
    expect(names(index.all())).toEqual(['B']);
    loaded.set('first', file('A'));
    expect(names(index.all())).toEqual(['A', 'B']);
  });

  it('makes the facts of a file once, and keeps them by their keys', () => {
    const index = featureIndex(layers, new Map([['second', file('B')]]));
    expect(index.get('second/B')).toBeUndefined();
    const [facts] = index.all();
    expect(facts?.layer).toBe('second');
    expect(index.all()[0]).toBe(facts);
    expect(index.get('second/B')).toBe(facts);
  });

  it('tells of some features in their order, and of none that it does not know', () => {
    const loaded = new Map([
      ['first', file('A')],
      ['second', file('B')],
    ]);
    const index = featureIndex(layers, loaded);
    const hits = [
      { layer: 'second', name: 'B' },
      { layer: 'first', name: 'nobody' },
      { layer: 'first', name: 'A' },
    ];
    expect(names(index.of(hits))).toEqual(['B', 'A']);
    expect(index.of([{ layer: 'third', name: 'C' }])).toEqual([]);
  });
});
