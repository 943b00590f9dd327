import { point } from '@turf/helpers';
import { describe, expect, it } from 'vitest';
import { greatCircleKm, pixelKm } from '../../../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../../../src/core/story/scene-spec.ts';
import { atScene } from '../../../../src/stills/themed-style.ts';
import type { FeatureProperties } from '../../../../src/style/kinds/fields.ts';
import type { LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { points, pointsInBuild } from '../../../../src/style/kinds/points.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import { countOn } from '../../../../src/style/story-layer.ts';
import { styleValues } from '../../../../src/style/style-values.ts';
import { english as en } from '../../../support/english.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const noun = { one: 'person', other: 'people' };
const camps = plainLayer('camps', 'points', { inSentence: 'camps', noun });

const camp = (name: string, properties: Partial<FeatureProperties>, at = [36, 32]) =>
  point(at, { name, ...properties });

const prepared = (features: readonly LayerFeature[]) =>
  points.prepare?.(features as never, camps) as unknown as LayerFeature[];
const layersOf = (features: readonly LayerFeature[], layer = camps) => {
  const whole = pointsInBuild.complete?.(layer, features) ?? layer;
  return points.layers(whole, layerColors(whole, 'light'), { routes: {}, words: en });
};

const people = [
  camp('North', { count: 80_000, date: '2014-07' }),
  camp('South', { count: 5000, countMax: 7000, date: '2015' }, [36, 33]),
  camp('West', { count: 1, date: '2014-07-14T05:20:00Z' }, [36, 34]),
];
const radii = (features: readonly LayerFeature[]) => {
  const [discs] = layersOf(features);
  return prepared(features)
    .filter(({ properties }) => properties.part === 'site')
    .map((site) => discs && styleValues(discs, 5).number('circle-radius', site));
};

it('points that count people have discs whose areas are proportional to the counts, and never too small to see', () => {
  const [north = 0, south = 0, west = 0] = radii(people);
  const [most = 0, fewer = 0] = people.map(({ properties }) => properties.count ?? 0);
  expect([north, west]).toEqual([22, 3]);
  expect((south / north) ** 2).toBeCloseTo(fewer / most, 6);
  const [discs] = layersOf(people, { ...camps, largestRadius: 2 } as typeof camps);
  expect(discs?.paint).toMatchObject({ 'circle-radius': 3 });
});

it('points that count people have a core if their category has one', () => {
  const noun = { one: 'tent', other: 'tents' };
  const tents = { label: 'tents', form: 'core', noun } as const;
  const huts = { label: 'huts', form: 'plain', noun } as const;
  const told = { ...camps, categories: { tents, huts } };
  const cores = layersOf([], told).find(({ id }) => id === 'camps-cores');
  const drawn = (category: string) => {
    const all = prepared([camp('A', { category })]);
    return all.some((each) => cores && styleValues(cores, 5).draws(each));
  };
  expect([drawn('tents'), drawn('huts')]).toEqual([true, false]);
  expect(layersOf([]).map(({ id }) => id)).not.toContain('camps-cores');
});

it('points that count people are described by their date, at its precision, and their count, or else by the text in their file', () => {
  const facts = people.map((each) => points.facts?.([each], camps, en)?.fact);
  expect(facts).toEqual([
    'July 2014: 80,000 people.',
    '2015: 5,000 to 7,000 people.',
    '14 July 2014, 05:20: 1 person.',
  ]);
  expect(points.facts?.([camp('Some', {})], camps, en)).toBeUndefined();
});

it('points that count people are summed up in a sentence, with an approximate total if any count is approximate', () => {
  const told = (features: readonly LayerFeature[]) =>
    pointsInBuild.sentence?.({ layer: camps, measured: [], features }, en);
  expect(told(people)).toBe('Discs mark the camps: about 85,000 people, more in a larger disc.');
  expect(told(people.slice(2))).toBe('Discs mark the camps: 1 person, more in a larger disc.');
  expect(told([camp('Some', { uncertain: true })])).toBe(
    'Discs mark the camps. A blurred disc is a place that is only roughly known.',
  );
});

const features = [
  camp('North, May', { site: 'North', count: 100, date: '2014-05-01', source: 'A' }),
  camp('North, June', { site: 'North', count: 700, countMax: 900, date: '2014-06-02' }, [36.1, 33]),
  camp('South', { count: 100, date: '2014-06-02', uncertain: true }, [36, 31]),
  camp('South again', { count: 1, date: '2014-06-09', uncertain: true, source: 'B' }, [36, 31]),
];
const sites = prepared(features);

/** What a layer of the style draws of a feature, its radius or nothing, in a scene of some days. */
function radiusOf(name: string, feature: LayerFeature | undefined, days?: SceneSpec['days']) {
  const light = layersOf(features).find(({ id }) => id === `camps-${name}`);
  if (!light || !feature) throw new Error(`There is no ${name}.`);
  const shown = atScene({ light, dark: light }, { ...(days && { days }) }).light;
  const values = styleValues(shown, 5);
  return values.draws(feature) ? values.number('circle-radius', feature) : undefined;
}

const siteOf = (name: string) =>
  sites.find(({ properties }) => properties.name === name && properties.part === 'site');

describe('the points of one site', () => {
  it('are one disc where most of the site was, sized for the total count', () => {
    expect(siteOf('North')?.geometry.coordinates).toEqual([36.1, 33]);
    expect(radiusOf('discs', siteOf('North'))).toBe(22);
    expect(radiusOf('discs', siteOf('South'))).toBeLessThan(12);
  });

  it('are sized for the count on the scene’s days, and hidden before those days', () => {
    const until = (day: string) => ({ camps: ['2014-05-01', day] }) as const;
    expect(radiusOf('discs', siteOf('North'), until('2014-05-31'))).toBeLessThan(12);
    expect(radiusOf('discs', siteOf('South'), until('2014-05-31'))).toBeUndefined();
    expect(radiusOf('discs', siteOf('North'), until('2014-06-02'))).toBe(22);
  });

  it('are added up for each day', () => {
    const day = { site: 'East', date: '2014-05-01' };
    const noon = camp('East, noon', { ...day, count: 300 });
    const [site] = prepared([noon, camp('East, night', { ...day, count: 500 })]);
    expect(site?.properties).toMatchObject({ [countOn('2014-05-01')]: 800 });
  });

  it('have a ring as wide on the ground as they may be off, at every zoom, if all of them are uncertain', () => {
    const known = [
      camp('Far', { count: 10, uncertain: true, withinKm: 70 }, [36, 60]),
      camp('Near', { count: 10, withinKm: 3 }),
      camp('Mixed', { site: 'Mixed', count: 10, withinKm: 9 }, [37, 32]),
      camp('Mixed', { site: 'Mixed', count: 2 }, [37, 32]),
      camp('Rough', { count: 10, uncertain: true }, [38, 32]),
    ];
    const rings = layersOf(known).find(({ id }) => id === 'camps-within');
    if (!rings) throw new Error('There are no rings.');
    for (const zoom of [3, 7.4, 12]) {
      const days = { camps: ['2014-01-01', '2015-01-01'] } as const;
      const values = styleValues(atScene({ light: rings, dark: rings }, { days }).light, zoom);
      const km = prepared(known).flatMap((each) => {
        const [, lat = 0] = each.geometry.coordinates as number[];
        return values.draws(each) ? values.number('circle-radius', each) * pixelKm(zoom, lat) : [];
      });
      expect(km.map((each) => Math.round(each * 1000) / 1000)).toEqual([70, 3]);
    }
    const [discs] = layersOf(known);
    const blurred = prepared(known).filter(
      (each) => discs && each.properties.part === 'site' && each.properties.uncertain,
    );
    expect(blurred.map(({ properties }) => properties.name)).toEqual(['Far', 'Near', 'Rough']);
  });

  it('say how far off they may have been', () => {
    const told = (more: Partial<FeatureProperties>) =>
      points.facts?.([camp('Far', { count: 1, ...more })], camps, en)?.details;
    expect(told({ withinKm: 70 })).toEqual([
      { term: 'Certainty', words: 'The place was within 70 km of the middle of the ring.' },
    ]);
    expect(told({ uncertain: true })).toEqual([
      { term: 'Certainty', words: 'The place or the count is only roughly known.' },
    ]);
  });

  it('are described together: their total, then each of them', () => {
    const things = points.things?.(features) ?? [];
    expect(things.map(([name]) => name)).toEqual(['North', 'South']);
    const told = things.map(([, parts]) => points.facts?.(parts, camps, en));
    expect(told.map((each) => each?.fact)).toEqual([
      '800 to 1,000 people on 2 days, from 1 May 2014 to 2 June 2014.',
      '101 people on 2 days, from 2 June 2014 to 9 June 2014.',
    ]);
    expect(told[0]?.details).toEqual([
      { term: '1 May 2014', words: '100' },
      { term: '2 June 2014', words: '700 to 900' },
      { term: 'Reported by', words: 'A' },
    ]);
  });

  it('are described as a range of years if their dates are not days', () => {
    const years = features
      .slice(0, 2)
      .map((each, i) => ({ ...each, properties: { ...each.properties, date: `${2013 + i}` } }));
    const [[, parts] = []] = points.things?.(years) ?? [];
    const { fact } = (parts && points.facts?.(parts, camps, en)) ?? {};
    expect(fact).toBe('800 to 1,000 people, from 2013 to 2014.');
  });

  it('are found on the map by the name that describes them', () => {
    const names = new Set(sites.map(({ properties }) => properties.name));
    expect([...names]).toEqual(points.things?.(features).map(([name]) => name));
  });
});

describe('with marks, the points of one site', () => {
  const kinds = { heavy: { label: 'heavy', form: 'core' }, light: { label: 'light' } } as const;
  const marked = { ...camps, categories: kinds, marksInKm: 2 };
  const shells = [
    camp('A', { site: 'Hill', count: 7, date: '2014-05-01', category: 'light', marksAt: [37, 33] }),
    camp('B', { site: 'Hill', count: 2, date: '2014-05-02', category: 'heavy' }),
    camp('C', { count: 3, date: '2014-05-03', category: 'heavy' }, [36, 31]),
  ];
  const all = points.prepare?.(shells as never, marked) as unknown as LayerFeature[];
  const marks = layersOf(shells, marked).find(({ id }) => id === 'camps-marks');
  const drawnOn = (days?: SceneSpec['days']) => {
    if (!marks) throw new Error('There are no marks.');
    const shown = atScene({ light: marks, dark: marks }, { ...(days && { days }) }).light;
    const values = styleValues(shown, 8);
    return all.filter((each) => values.draws(each));
  };

  it('are a mark for each that was counted, filled where its category has a core', () => {
    const filled = drawnOn().map(({ properties }) => properties.filled);
    expect(filled).toEqual([...Array(7).fill(false), ...Array(5).fill(true)]);
    expect(layersOf(shells, marked).map(({ id }) => id)).not.toContain('camps-cores');
  });

  it('come day by day, and never move', () => {
    const first = drawnOn({ camps: ['2014-05-01', '2014-05-01'] });
    expect(first).toHaveLength(7);
    expect(drawnOn().slice(0, 7)).toEqual(first);
  });

  it('lie clear of one another in rows, from the place given or else beside the site', () => {
    const places = all.flatMap(({ geometry, properties }) =>
      properties.part === 'point' ? [geometry.coordinates as [number, number]] : [],
    );
    expect([places[0], places[9]?.[1]]).toEqual([[37, 33], 31]);
    expect(places[9]?.[0]).toBeGreaterThan(36);
    for (const [i, place] of places.entries())
      for (const other of places.slice(i + 1))
        expect(greatCircleKm(place, other)).toBeGreaterThan(2 * marked.marksInKm);
  });

  it('are told of as marks, and are at most two thousand of some size', () => {
    const told = pointsInBuild.sentence?.({ layer: marked, measured: [], features: shells }, en);
    expect(told).toContain('Marks stand for the camps, one for each: 12 people.');
    const faults = (more: object, count = 1) =>
      pointsInBuild.check?.({ ...marked, ...more }, [camp('A', { count, category: 'light' })]);
    expect([faults({}), faults({}, 2000)]).toEqual([[], []]);
    expect([faults({}, 2001), faults({ marksInKm: 0 })].map((each) => each?.length)).toEqual([
      1, 1,
    ]);
  });
});
