import { describe, expect, it } from 'vitest';
import { onDays } from '../../../../src/build/stills/themed-style.ts';
import type { SceneSpec } from '../../../../src/core/story/scene-spec.ts';
import { countOn } from '../../../../src/style/days-shown.ts';
import type {
  FeatureProperties,
  LayerFeature,
} from '../../../../src/style/kinds/layer-collection.ts';
import { points } from '../../../../src/style/kinds/points/kind.ts';
import { layerColors } from '../../../../src/style/layer-colors.ts';
import { styleValues } from '../../../../src/style/style-values.ts';
import * as en from '../../../../src/words/en.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const camps = plainLayer('camps', 'points', { noun: { one: 'person', other: 'people' } });

const camp = (
  name: string,
  coordinates: [number, number],
  properties: Partial<FeatureProperties>,
): LayerFeature => ({
  type: 'Feature',
  properties: { name, ...properties },
  geometry: { type: 'Point', coordinates },
});

const features = [
  camp('North, May', [36, 33], { site: 'North', count: 100, date: '2014-05-01', source: 'A' }),
  camp('North, June', [36.1, 33], { site: 'North', count: 700, countMax: 900, date: '2014-06-02' }),
  camp('South', [36, 31], { count: 100, date: '2014-06-02', uncertain: true }),
  camp('South again', [36, 31], { count: 1, date: '2014-06-09', uncertain: true, source: 'B' }),
];

const layer = points.complete?.(camps, features) ?? camps;
const sites = points.prepare?.(features as never) as unknown as LayerFeature[];

/** What a layer of the style draws of a feature, its radius or nothing, in a scene of some days. */
function radiusOf(name: string, feature: LayerFeature | undefined, days?: SceneSpec['days']) {
  const [light] = points
    .layers(layer, layerColors(layer, 'light'), { routes: {}, words: en })
    .filter(({ id }) => id === `camps-${name}`);
  if (!light || !feature) throw new Error(`There is no ${name}.`);
  const shown = onDays({ light, dark: light }, days).light;
  const values = styleValues(shown, 5);
  return values.draws(feature) ? values.number('circle-radius', feature) : undefined;
}

const siteOf = (name: string) =>
  sites.find(({ properties }) => properties.name === name && properties.part === 'site');

describe('the points of one site', () => {
  it('are one disc where most of it was, as large as all that was counted there', () => {
    expect(siteOf('North')?.geometry.coordinates).toEqual([36.1, 33]);
    expect(radiusOf('discs', siteOf('North'))).toBe(22);
    expect(radiusOf('discs', siteOf('South'))).toBeLessThan(12);
  });

  it('are as large as what was counted on the days that a scene shows, and not there before', () => {
    const until = (day: string) => ({ camps: ['2014-05-01', day] }) as const;
    const may = radiusOf('discs', siteOf('North'), until('2014-05-31'));
    expect(may).toBeLessThan(12);
    expect(radiusOf('discs', siteOf('South'), until('2014-05-31'))).toBeUndefined();
    expect(radiusOf('discs', siteOf('North'), until('2014-06-02'))).toBe(22);
  });

  it('are added up where one day has several of them', () => {
    const day = { site: 'East', date: '2014-05-01' };
    const twice = [
      camp('East, noon', [37, 32], { ...day, count: 300 }),
      camp('East, night', [37, 32], { ...day, count: 500 }),
    ];
    const [site] = points.prepare?.(twice as never) ?? [];
    expect(site?.properties).toMatchObject({ [countOn('2014-05-01')]: 800 });
  });

  it('are as sure as the surest of them', () => {
    const of = (...uncertain: readonly boolean[]) => {
      const some = uncertain.map((each) => camp('East', [37, 32], { uncertain: each }));
      return (points.prepare?.(some as never) ?? [])[0]?.properties;
    };
    expect(of(true, false)).toMatchObject({ uncertain: false });
    expect(of(true, true)).toMatchObject({ uncertain: true });
  });

  it('have a ring of uncertainty about them where all of them are uncertain', () => {
    const disc = radiusOf('discs', siteOf('South')) ?? 0;
    expect(radiusOf('doubts', siteOf('South'))).toBe(disc + 5);
    expect(radiusOf('doubts', siteOf('North'))).toBeUndefined();
    expect(radiusOf('rings', siteOf('North'))).toBe(22);
    expect(radiusOf('rings', siteOf('South'))).toBeUndefined();
  });

  it('are told of together: what they add up to, then each of them', () => {
    const things = points.things?.(features) ?? [];
    expect(things.map(([name]) => name)).toEqual(['North', 'South']);
    const told = things.map(([, parts]) => points.facts?.(parts, layer, en));
    expect(told.map((each) => each?.fact)).toEqual([
      '800 to 1,000 people on 2 days, from 1 May 2014 to 2 June 2014.',
      '101 people on 2 days, from 2 June 2014 to 9 June 2014.',
    ]);
    expect(told[0]?.details).toEqual([
      { term: '1 May 2014', words: '100' },
      { term: '2 June 2014', words: '700 to 900' },
      { term: 'Certainty', words: 'As published.' },
      { term: 'Reported by', words: 'A' },
    ]);
  });

  it('are told of from year to year where their dates are no days', () => {
    const years = features.slice(0, 2).map((each, i) => ({
      ...each,
      properties: { ...each.properties, date: `${2013 + i}` },
    }));
    const [[, parts] = []] = points.things?.(years) ?? [];
    expect(parts && points.facts?.(parts, layer, en)?.fact).toBe(
      '800 to 1,000 people, from 2013 to 2014.',
    );
  });

  it('are found on the map by the name that they are told of by', () => {
    const names = new Set(sites.map(({ properties }) => properties.name));
    expect([...names]).toEqual(points.things?.(features).map(([name]) => name));
  });
});
