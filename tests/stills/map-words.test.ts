import { describe, expect, it, test } from 'vitest';
import type { StoryFolder } from '../../src/files/open-folder.ts';
import { mapWords, type NamedPlace, namedPlaces } from '../../src/stills/map-words.ts';
import type { LayerFeature, ToldLayer } from '../../src/style/kinds/kind.ts';
import type { Layer } from '../../src/style/kinds/kinds.ts';
import { english as en } from '../support/english.ts';
import { level } from '../support/shapes.ts';
import { layers } from '../support/this-story.ts';

const places: readonly NamedPlace[] = [
  { name: 'Kaesong', kind: 'city', rank: 3, at: [126.55, 37.97] },
  { name: 'Seoul', kind: 'capital', rank: 1, at: [126.98, 37.57] },
  { name: 'North Korea', kind: 'country', rank: 1, at: [126.6, 37.9] },
  { name: 'Beijing', kind: 'capital', rank: 1, at: [116.4, 39.91] },
];
const korea = [125.6, 34.7, 130, 38.5] as const;

const km = (quantity: string, value: number) => ({ quantity, value, unit: 'km' as const });

const told = (id: string, rest: Partial<ToldLayer<Layer>> = {}): ToldLayer<Layer> => {
  const layer = layers.find((each) => each.id === id);
  if (!layer) throw new Error(`There is no layer "${id}".`);
  return { layer, measured: [], features: [], ...rest };
};
const feature = (
  name: string,
  properties: Partial<LayerFeature['properties']> = {},
  geometry: LayerFeature['geometry'] = { type: 'Point', coordinates: [127, 39] },
): LayerFeature => ({ type: 'Feature', properties: { name, ...properties }, geometry });
const line = (...lngs: number[]) => ({ type: 'LineString' as const, coordinates: level(...lngs) });
const stop = (name: string, lng: number, km: number) => ({ name, lngLat: [lng, 0] as const, km });

const vague = { category: 'other', about: true, uncertain: true };
const [yanbian, beijing] = [stop('Yanbian', 129, 0), stop('Beijing', 116, 1300)];
const [kunming, bangkok] = [stop('Kunming', 102, 3400), stop('Bangkok', 100, 4501)];

const toldLayers: readonly ToldLayer<Layer>[] = [
  told('dmz', { measured: [km('Length of the line', 234.4)] }),
  told('jilin', { measured: [{ quantity: 'Area', value: 190736.1, unit: 'km²' }] }),
  told('yanbian'),
  told('route-thailand', {
    features: [
      feature('Way', { stops: [yanbian, beijing, kunming] }, line(129, 116, 102)),
      feature('Way', { part: 'leap', stops: [kunming, bangkok] }, line(102, 100)),
    ],
  }),
  told('flight-seoul'),
  told('border-rivers', {
    measured: [km('Length of the Yalu', 798), km('Length of the Tumen', 539.5)],
    features: [feature('Yalu'), feature('Tumen')],
  }),
  told('firing-sites', {
    features: [
      feature('A', { date: '2014-02-21', count: 4, category: 'other' }),
      feature('B', { date: '2014-03-03', count: 2, category: 'ballistic' }),
      feature('C', { date: '2014-07-14', count: 100, ...vague }),
    ],
  }),
];

const described = (scene: Partial<Parameters<typeof mapWords>[0]>) =>
  mapWords({ bounds: korea, layers: {}, ...scene }, toldLayers, places, en);
const words = (...ids: string[]) =>
  described({ layers: Object.fromEntries(ids.map((id) => [id, 1])) }).full;
const empty = described({ bounds: [0, 0, 1, 1] });
const framed = 'The map shows an area about 390 km wide, with Seoul and Kaesong.';

describe('a scene in words', () => {
  it('names the best-known cities in its bounds, and its width', () => {
    expect(words()).toBe(framed);
    expect(empty.full).toBe('The map shows an area about 110 km wide.');
  });

  const tumen = 'about 540 km';
  it.each([
    [
      'dmz',
      'A broken line of about 230 km marks the armistice line in the middle of the Demilitarised Zone.',
    ],
    ['jilin', 'Jilin (about 191,000 km²) is shaded.'],
    ['jilin yanbian', 'Jilin (about 191,000 km²) and Yanbian are shaded.'],
    [
      'route-thailand',
      'A dotted line shows the route to Thailand from Yanbian by way of Beijing and Kunming to Bangkok, 4,501 km from city to city; it is schematic, as reported, and no real path. From Kunming to Bangkok fine dots run straight from city to city: the crossing is not drawn. It is cut into lengths of 631 km, full and hollow by turns.',
    ],
    [
      'flight-seoul',
      'Two short dotted lines over the sea, one from Bangkok and one to Seoul, stand for the flight to Seoul; between them nothing is drawn.',
    ],
    [
      'border-rivers',
      `The border rivers are drawn: the Yalu (about 800 km) and the Tumen (${tumen}).`,
    ],
    [
      'firing-sites',
      'Discs mark where North Korea fired on 3 days between 21 February 2014 and 14 July 2014: 2 ballistic missiles and about 100 other rounds. A blurred disc is a place that is only roughly known.',
    ],
  ])('describes %s', (ids, sentence) => {
    expect(words(...ids.split(' '))).toBe(`${framed} ${sentence}`);
  });

  it('sums up a single day', () => {
    const day = ['2014-07-14', '2014-07-14'] as const;
    const { full } = described({ layers: { 'firing-sites': 1 }, days: { 'firing-sites': day } });
    expect(full).toBe(
      `${framed} A disc marks where North Korea fired on 14 July 2014: about 100 other rounds. A blurred disc is a place that is only roughly known.`,
    );
  });

  it('does not name a place that the scene hides', () => {
    const { full, short } = described({ quiet: ['Kaesong'] });
    expect(`${full} ${short}`).toContain('Seoul');
    expect(`${full} ${short}`).not.toContain('Kaesong');
  });

  it('quotes annotations, each once, and names the requested places first', () => {
    const texts = ['Xi’s visit,\n3–4 July', 'the carrier', '“a\nword”'];
    const place = { at: [127, 37], side: 'left' } as const;
    const annotations = texts.map((text) => ({ text, ...place }));
    const { full } = described({ names: ['Kaesong'], annotations });
    expect(full).toContain(
      'On the map is written: “Xi’s visit, 3–4 July”, “the carrier”, “a word”.',
    );
    expect(full.indexOf('Kaesong')).toBeLessThan(full.indexOf('Seoul'));
  });

  it('has a short form that names cities and layers', () => {
    expect(described({ layers: { dmz: 1, jilin: 1 } }).short).toBe(
      'Map of the area of Seoul and Kaesong, with the Demilitarised Zone and Jilin.',
    );
    expect(empty.short).toBe('Map of an area about 110 km wide.');
  });
});

test('a story without places names the world’s places', () => {
  const files = { geometry: 'geo/layers', places: 'world/places.geojson' } as StoryFolder;
  const city = { type: 'Point', coordinates: [127, 37.5] };
  const features = [{ type: 'Feature', properties: { name: 'Seoul' }, geometry: city }];
  const geometry = { [files.places]: JSON.stringify({ type: 'FeatureCollection', features }) };
  expect(namedPlaces({ files, geometry })).toEqual([{ name: 'Seoul', at: [127, 37.5] }]);
});
