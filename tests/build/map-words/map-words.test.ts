import { describe, expect, it } from 'vitest';
import type { LayerFacts, NamedPlace } from '../../../src/build/map-words/layer-facts.ts';
import { mapWords } from '../../../src/build/map-words/map-words.ts';

const places: readonly NamedPlace[] = [
  { name: 'Kaesong', kind: 'city', rank: 3, at: [126.55, 37.97] },
  { name: 'Seoul', kind: 'capital', rank: 1, at: [126.98, 37.57] },
  { name: 'North Korea', kind: 'country', rank: 1, at: [126.6, 37.9] },
  { name: 'Beijing', kind: 'capital', rank: 1, at: [116.4, 39.91] },
];
const korea = [125.6, 34.7, 130, 38.5] as const;

const layer = (facts: Partial<LayerFacts> & Pick<LayerFacts, 'id' | 'kind'>): LayerFacts => ({
  label: facts.id,
  measured: [],
  firings: [],
  ...facts,
});
const km = (quantity: string, value: number) => ({ quantity, value, unit: 'km' as const });

const layers: readonly LayerFacts[] = [
  layer({ id: 'dmz', kind: 'zone', measured: [km('Length of the line', 234.4)] }),
  layer({
    id: 'jilin',
    kind: 'area',
    label: 'Jilin',
    measured: [{ quantity: 'Area', value: 190736.1, unit: 'km²' }],
  }),
  layer({ id: 'yanbian', kind: 'area', label: 'Yanbian' }),
  layer({
    id: 'route-thailand',
    kind: 'route',
    dash: 'dashed',
    route: {
      stops: ['Yanbian', 'Beijing', 'Kunming', 'Bangkok'],
      lengthKm: 4501,
      leapFrom: 'Kunming',
    },
  }),
  layer({ id: 'flight-seoul', kind: 'flight', measured: [km('Bangkok to Seoul', 3723.2)] }),
  layer({
    id: 'border-rivers',
    kind: 'river',
    measured: [km('Length of the Yalu', 798), km('Length of the Tumen', 539.5)],
  }),
  layer({
    id: 'firing-sites',
    kind: 'site',
    firings: [
      { date: '2014-02-21', count: 4, ballistic: false, uncertain: false },
      { date: '2014-03-03', count: 2, ballistic: true, uncertain: false },
      { date: '2014-07-14', count: 100, ballistic: false, uncertain: true },
    ],
  }),
];

const told = (...ids: string[]) => mapWords({ bounds: korea, layers: ids }, layers, places).full;
const framed = 'The map shows an area about 390 km wide, with Seoul and Kaesong.';

describe('a scene in words', () => {
  it('names the best known cities within the bounds, and how wide the land is', () => {
    expect(told()).toBe(framed);
    const empty = mapWords({ bounds: [0, 0, 1, 1], layers: [] }, layers, places);
    expect(empty.full).toBe('The map shows an area about 110 km wide.');
  });

  it('tells of the armistice line and its length', () => {
    expect(told('dmz')).toBe(
      `${framed} A broken line of about 230 km marks the armistice line in the middle of the Demilitarised Zone.`,
    );
  });

  it('tells of all areas together, with the size of those that are measured', () => {
    expect(told('jilin')).toBe(`${framed} Jilin (about 191,000 km²) is shaded.`);
    expect(told('jilin', 'yanbian')).toBe(
      `${framed} Jilin (about 191,000 km²) and Yanbian are shaded.`,
    );
  });

  it('tells where a route calls, how long it is, that it is schematic, and from where it is not drawn', () => {
    expect(told('route-thailand')).toBe(
      `${framed} A dashed line shows the route to Thailand from Yanbian by way of Beijing and Kunming to Bangkok, 4,501 km from city to city; it is schematic, as reported, and no real path. From Kunming to Bangkok fine dots run straight from city to city: the crossing is not drawn.`,
    );
  });

  it('tells of flights and rivers by their names and lengths', () => {
    expect(told('flight-seoul')).toBe(
      `${framed} Dotted lines show flights: Bangkok to Seoul, about 3,700 km.`,
    );
    expect(told('border-rivers')).toBe(
      `${framed} The border rivers are drawn: the Yalu, about 800 km and the Tumen, about 540 km.`,
    );
  });

  it('sums up what was fired, ballistic apart, and says what is uncertain', () => {
    expect(told('firing-sites')).toBe(
      `${framed} Discs mark where North Korea fired on 3 days between 21 February 2014 and 14 July 2014: 2 ballistic missiles and about 100 other rounds, more in a larger disc. A blurred disc is a place that is only roughly known.`,
    );
  });

  it('tells of a layer that is faint as of one that is whole', () => {
    const faint = mapWords({ bounds: korea, layers: [['jilin', 0.4]] }, layers, places);
    expect(faint.full).toBe(told('jilin'));
  });

  it('does not name a place that the scene leaves out', () => {
    const { full, short } = mapWords(
      { bounds: korea, layers: [], quiet: ['Kaesong'] },
      layers,
      places,
    );
    expect(`${full} ${short}`).toContain('Seoul');
    expect(`${full} ${short}`).not.toContain('Kaesong');
  });

  it('has a short form that names cities and layers', () => {
    const { short } = mapWords({ bounds: korea, layers: ['dmz', 'jilin'] }, layers, places);
    expect(short).toBe(
      'Map of the area of Seoul and Kaesong, with the Demilitarised Zone and Jilin.',
    );
    const empty = mapWords({ bounds: [0, 0, 1, 1], layers: [] }, layers, places);
    expect(empty.short).toBe('Map of an area about 110 km wide.');
  });
});
