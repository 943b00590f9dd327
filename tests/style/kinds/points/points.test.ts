import { describe, expect, it } from 'vitest';
import type { FeatureProperties, LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { points } from '../../../../src/style/kinds/points/points.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import { styleValues } from '../../../../src/style/style-values.ts';
import * as en from '../../../../src/words/en.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const camps = plainLayer('camps', 'points', {
  inSentence: 'camps',
  noun: { one: 'person', other: 'people' },
});

const camp = (name: string, properties: Partial<FeatureProperties>): LayerFeature => ({
  type: 'Feature',
  properties: { name, ...properties },
  geometry: { type: 'Point', coordinates: [36, 32] },
});

const people = [
  camp('North', { count: 80_000, date: '2014-07' }),
  camp('South', { count: 5000, countMax: 7000, date: '2015' }),
  camp('West', { count: 1, date: '2014-07-14T05:20:00Z' }),
];

const layersOf = (features: readonly LayerFeature[], layer = camps) => {
  const whole = points.complete?.(layer, features) ?? layer;
  return points.layers(whole, layerColors(whole, 'light'), { routes: {}, words: en });
};
/** The same people, each at a place of their own. */
const apart = (features: readonly LayerFeature[]): LayerFeature[] =>
  features.map((feature, i) => ({
    ...feature,
    geometry: { type: 'Point', coordinates: [36, 32 + i] },
  }));
const radii = (features: readonly LayerFeature[]) => {
  const [discs] = layersOf(apart(features));
  const sites = points.prepare?.(apart(features) as never) as unknown as LayerFeature[];
  return sites
    .filter(({ properties }) => 'part' in properties && properties.part === 'site')
    .map((site) => discs && styleValues(discs, 5).number('circle-radius', site));
};

describe('points that count people', () => {
  it('have discs that grow with the count, up to the largest of the data', () => {
    const [north = 0, south = 0, west = 0] = radii(people);
    expect([north, west]).toEqual([22, 4.5]);
    expect(south).toBeGreaterThan(west);
    expect(south).toBeLessThan(north / 2);
  });

  it('have the least disc where nothing is counted', () => {
    expect(radii([camp('Some', {})])).toEqual([4.5]);
  });

  it('have a core by their category, and none where no category has one', () => {
    const noun = { one: 'tent', other: 'tents' };
    const told = {
      ...camps,
      categories: {
        tents: { label: 'tents', form: 'core', noun },
        huts: { label: 'huts', form: 'plain', noun },
      },
    } as const;
    const cores = layersOf([], told).find(({ id }) => id === 'camps-cores');
    const drawn = (category: string) => {
      const prepared = points.prepare?.([camp('A', { category })] as never) ?? [];
      return prepared.some((each) => cores && styleValues(cores, 5).draws(each as never));
    };
    expect([drawn('tents'), drawn('huts')]).toEqual([true, false]);
    expect(layersOf([]).map(({ id }) => id)).not.toContain('camps-cores');
  });

  it('are told by their date, at its own precision, and their count', () => {
    const facts = people.map((each) => points.facts?.([each], camps, en)?.fact);
    expect(facts).toEqual([
      'July 2014: 80,000 people.',
      '2015: 5,000 to 7,000 people.',
      '14 July 2014, 05:20: 1 person.',
    ]);
  });

  it('leave it to their file what is told where they say nothing of themselves', () => {
    const bare = camp('Some', {});
    expect(points.facts?.([bare], camps, en)).toBeUndefined();
  });

  it('are summed up in a sentence of the engine’s own, about right where a count is', () => {
    const told = (features: readonly LayerFeature[]) =>
      points.sentence?.({ layer: camps, measured: [], features }, en);
    expect(told(people)).toBe('Discs mark the camps: about 85,000 people, more in a larger disc.');
    expect(told(people.slice(2))).toBe('Discs mark the camps: 1 person, more in a larger disc.');
    expect(told([camp('Some', { uncertain: true })])).toBe(
      'Discs mark the camps. A blurred disc is a place that is only roughly known.',
    );
  });
});
