import type { FeatureCollection } from 'geojson';
import { expect, test } from 'vitest';
import { openingText } from '../../../src/build/fonts/opening-text.ts';
import { mapFaces } from '../../../src/build/fonts/typefaces.ts';

const place = (properties: object): FeatureCollection['features'][number] => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [126, 39] },
  properties: { rank: 1, ...properties },
});

const places: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    place({ kind: 'capital', minZoom: 3, name: 'Pyongyang', local: '평양' }),
    place({ kind: 'city', minZoom: 4, name: 'Shenyang', local: '沈阳' }),
    place({ kind: 'country', minZoom: 2, name: 'China', local: '中国' }),
    place({ kind: 'peak', minZoom: 2, name: 'Paektu', local: '백두산' }),
  ],
};

test('says what the labels of the whole way say, and not what closer maps add', () => {
  const text = Object.values(openingText(places, 'en')).join('\n');
  expect(text).toContain('Pyongyang');
  expect(text).toContain('평양');
  expect(text).toContain('CHINA');
  expect(text).not.toMatch(/[沈阳中国백두산]/);
  expect(text).not.toContain('Paektu');
});

test('tells which face sets what', () => {
  const texts = openingText(places, 'en');
  expect(Object.keys(texts).length).toBeGreaterThan(1);
  for (const face of Object.keys(texts)) expect(Object.keys(mapFaces)).toContain(face);
});
