import { describe, expect, it } from 'vitest';
import { keepFeatures } from '../../src/map/keep-features.ts';

const answering = (text: string) => keepFeatures(async () => new Response(text));
const collection = '{"type":"FeatureCollection","features":[{"type":"Feature"}]}';

describe('keepFeatures', () => {
  it('gives the features to who asks for them', async () => {
    const data = await (await answering(collection)('places.geojson')).json();
    expect(data.features).toEqual([{ type: 'Feature' }]);
  });

  it('leaves them out of a copy that goes to another thread', async () => {
    const data = await (await answering(collection)('places.geojson')).json();
    expect(structuredClone(data)).toEqual({ type: 'FeatureCollection' });
    expect(Object.keys(data)).toEqual(['type']);
  });

  it('hands other answers over as they are', async () => {
    expect(await (await answering('[1,2]')('numbers.json')).json()).toEqual([1, 2]);
    expect(await (await answering('null')('nothing.json')).json()).toBeNull();
    expect(await (await answering(collection)('places.geojson')).text()).toBe(collection);
  });

  it('fails as the answer does where it is not JSON', async () => {
    await expect((await answering('{"type"')('broken.geojson')).json()).rejects.toThrow(
      SyntaxError,
    );
  });
});
