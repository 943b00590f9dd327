import { beforeEach, describe, expect, it } from 'vitest';
import { boundTiles, type TilesPort } from '../../src/map/bound-tiles.ts';

interface FakeSource {
  readonly type: string;
  readonly serialize: () => { readonly data: unknown };
  hasTile?: (tile: object) => boolean;
}

const source = (data: unknown, type = 'geojson'): FakeSource => ({
  type,
  serialize: () => ({ data }),
});
const point = { type: 'Feature', geometry: { type: 'Point', coordinates: [127, 38] } };
const here = { canonical: { z: 3, x: 6, y: 3 } };
const elsewhere = { canonical: { z: 3, x: 2, y: 3 } };

let sources: Record<string, FakeSource>;
let listeners: ((event: object) => void)[];

const map = {
  on: (_: string, listener: (event: object) => void) => {
    listeners.push(listener);
  },
  off: (_: string, listener: (event: object) => void) => {
    listeners = listeners.filter((each) => each !== listener);
  },
  getSource: (id: string) => sources[id],
} as unknown as TilesPort;

const tell = (sourceId: string, sourceDataType = 'metadata') => {
  for (const listener of listeners) listener({ sourceId, sourceDataType });
};
const tiles = (id: string) => [here, elsewhere].map((tile) => sources[id]?.hasTile?.(tile));

beforeEach(() => {
  sources = {};
  listeners = [];
});

describe('boundTiles', () => {
  it('has a source make the tiles that its data reaches', () => {
    sources.korea = source({ bbox: [124, 34, 131, 43] });
    boundTiles(map);
    tell('korea');
    expect(tiles('korea')).toEqual([true, false]);
  });

  it('follows new data', () => {
    let bbox = [124, 34, 131, 43];
    sources.moved = { type: 'geojson', serialize: () => ({ data: { bbox, features: [point] } }) };
    boundTiles(map);
    tell('moved');
    bbox = [-80, 34, -70, 43];
    tell('moved');
    expect(tiles('moved')).toEqual([false, true]);
  });

  it('makes all tiles of data without a box, and of data that is not there yet', () => {
    sources.boxless = source({ features: [point] });
    sources.coming = source('/coming.geojson');
    boundTiles(map);
    for (const id of ['boxless', 'coming']) {
      tell(id);
      expect(tiles(id)).toEqual([true, true]);
    }
  });

  it('makes none of data without features', () => {
    sources.empty = source({ features: [], bbox: [-180, -90, 180, 90] });
    boundTiles(map);
    tell('empty');
    expect(tiles('empty')).toEqual([false, false]);
  });

  it('leaves other sources and other news as they are, and all of them once it is stopped', () => {
    sources.relief = source({ bbox: [124, 34, 131, 43] }, 'raster');
    sources.korea = source({ bbox: [124, 34, 131, 43] });
    const stop = boundTiles(map);
    tell('relief');
    tell('korea', 'content');
    tell('missing');
    stop();
    tell('korea');
    expect(sources.relief.hasTile).toBeUndefined();
    expect(sources.korea.hasTile).toBeUndefined();
  });
});
