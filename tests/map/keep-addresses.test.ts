import { expect, it } from 'vitest';
import { type AddressPort, keepAddresses } from '../../src/map/keep-addresses.ts';

it('gives a source its address back once it is loaded, and leaves all others as they are', () => {
  const sources: Record<string, object> = {
    jilin: { _data: { geojson: {} } },
    dmz: { _data: { geojson: {} } },
    'story-labels': { _data: { geojson: {} } },
  };
  let tell: (event: object) => void = () => undefined;
  const map = {
    on: (_: string, listener: typeof tell) => {
      tell = listener;
    },
    off: () => {
      tell = () => undefined;
    },
    getSource: (id: string) => sources[id],
  } as unknown as AddressPort;
  const stop = keepAddresses(map, { jilin: '/jilin', dmz: '/dmz' }, new Set(['jilin']));
  tell({ sourceId: 'jilin', sourceDataType: 'metadata' });
  expect(sources.jilin).toEqual({ _data: { geojson: {} } });
  for (const sourceId of Object.keys(sources)) tell({ sourceId, sourceDataType: 'content' });
  expect(sources).toEqual({
    jilin: { _data: { url: '/jilin' } },
    dmz: { _data: { geojson: {} } },
    'story-labels': { _data: { geojson: {} } },
  });
  stop();
  sources.jilin = {};
  tell({ sourceId: 'jilin', sourceDataType: 'content' });
  expect(sources.jilin).toEqual({});
});
