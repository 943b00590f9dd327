import { describe, expect, it } from 'vitest';
import { fetchCollection } from '../../../src/map/sources/story-sources.ts';

const answeredWith = (body: string, status = 200) =>
  fetchCollection('dmz.geojson', async () => new Response(body, { status }));

const feature = '{"type":"Feature","geometry":{"type":"Point","coordinates":[127,38]}}';

describe('a file that is fetched for the map', () => {
  it.each([
    ['a collection', `{"type":"FeatureCollection","features":[${feature}]}`],
    ['an empty collection', '{"type":"FeatureCollection","features":[]}'],
  ])('may be %s', async (_, text) => {
    expect(await answeredWith(text)).toEqual(JSON.parse(text));
  });

  it('goes on past 180 where a line or a shape crosses the 180th meridian', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [179, -17],
        [-179, -16],
      ],
    };
    const features = [{ type: 'Feature', properties: { name: 'Way' }, geometry: line }];
    const { features: read } = await answeredWith(JSON.stringify({ features }));
    expect(read[0]?.geometry.coordinates).toEqual([
      [179, -17],
      [181, -16],
    ]);
    expect(read[0]?.properties).toEqual({ name: 'Way' });
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
    await expect(answeredWith(text)).rejects.toThrow('not a GeoJSON collection of features');
  });

  it('is refused where the server has an error, with its status', async () => {
    await expect(answeredWith('{}', 503)).rejects.toThrow('dmz.geojson: the server answered 503.');
  });

  it('is refused where it is an HTML page or cut short', async () => {
    await expect(answeredWith('<p>Log in first')).rejects.toThrow();
    await expect(answeredWith('{"type":"FeatureCollection","fea')).rejects.toThrow();
  });

  it('carries a signal that ends a request that is never answered', async () => {
    let signal: AbortSignal | null | undefined;
    await fetchCollection('dmz.geojson', async (_, init) => {
      signal = init?.signal;
      return new Response('{"features":[]}');
    });
    expect(signal).toBeInstanceOf(AbortSignal);
  });
});
