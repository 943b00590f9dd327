import { describe, expect, it } from 'vitest';
import { expectCollection } from '../../src/map/expect-collection.ts';

const reading = async (text: string) =>
  (await expectCollection(async () => new Response(text))('dmz.geojson')).json();

const feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[127,38]}}';

describe('what is read as a layer', () => {
  it.each([
    ['a collection', `{"type":"FeatureCollection","features":[${feature}]}`],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}'],
  ])('may be %s', async (_, text) => {
    expect(await reading(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['features that are no list', '{"type":"FeatureCollection","features":7}'],
    ['a collection without features', '{"type":"FeatureCollection"}'],
    ['a feature without a shape', '{"features":[{"type":"Feature","geometry":null}]}'],
    ['a shape without coordinates', '{"features":[{"type":"Feature","geometry":{}}]}'],
    ['something that is no feature', `{"features":[${feature},5]}`],
    ['one feature alone', feature],
    ['a list', '[1,2]'],
    ['nothing', 'null'],
  ])('is refused where it is %s', async (_, text) => {
    await expect(reading(text)).rejects.toThrow('not a GeoJSON collection of features');
  });
});
