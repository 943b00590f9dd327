import { describe, expect, it } from 'vitest';
import { lightFeatures } from '../../../src/map/features/inspect-features.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const layers = [plainLayer('camps', 'points'), plainLayer('land', 'area')];

/** A map that has every layer and notes the filters that it is given. */
function start() {
  const dataset: DOMStringMap = {};
  const filters: string[] = [];
  const told: string[][] = [];
  const lights = lightFeatures(
    {
      getContainer: () => ({ dataset }) as HTMLElement,
      getLayer: () => ({}) as never,
      setFilter: (layer, filter) => {
        filters.push(`${layer} ${JSON.stringify(filter)}`);
        return undefined as never;
      },
    },
    layers,
    (dates) => told.push([...dates]),
  );
  return { lights, dataset, filters, told };
}

describe('the features of some days', () => {
  it('are lit up in the layers whose kind can, and told of', () => {
    const { lights, dataset, filters, told } = start();
    lights.light(['2014-07-14', '2014-07-15']);
    expect(filters).toEqual([expect.stringMatching(/^camps-lit .*"2014-07-14","2014-07-15"/)]);
    expect(dataset.lit).toBe('2014-07-14 2014-07-15');
    expect(told).toEqual([['2014-07-14', '2014-07-15']]);
  });

  it('are lit up once, until others are', () => {
    const { lights, filters, told } = start();
    lights.light(['2014-07-14']);
    lights.light(['2014-07-14']);
    expect(filters).toHaveLength(1);
    lights.light([]);
    expect(told).toEqual([['2014-07-14'], []]);
  });

  it('are lit up again in a new style', () => {
    const { lights, filters, told } = start();
    lights.light(['2014-07-14']);
    lights.restyle();
    expect(filters[1]).toBe(filters[0]);
    expect(told).toHaveLength(1);
  });
});
