import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { scenesSchema } from '../../../../src/build/story/schema/scenes.ts';
import { readYaml } from '../../../../src/build/story/yaml/read-yaml.ts';

const scene = { bounds: [98, 17, 130, 45] };
const read = (parts: object) =>
  readYaml(stringify({ 'to-laos': { ...scene, ...parts } }), 'scenes.yaml', scenesSchema)[
    'to-laos'
  ];

test('a scene names its layers, those that are faint with their opacity', () => {
  const { layers } = read({ layers: ['jilin', { 'route-laos': 0.5 }] }) ?? {};
  expect(layers).toEqual({ jilin: 1, 'route-laos': 0.5 });
  expect(read({})?.layers).toEqual({});
});

test('a scene names a day of a layer, or the first and the last of some', () => {
  const { days } = read({ days: { sites: '2014-07-14', camps: ['2014-02', '2014-07'] } }) ?? {};
  expect(days).toEqual({ sites: ['2014-07-14', '2014-07-14'], camps: ['2014-02', '2014-07'] });
});

test.each([
  [{ bounds: [1, 2, 3] }, '"to-laos.bounds": must be [west, south, east, north] in degrees'],
  [{ bounds: [1, 2, Number.NaN, 4] }, '"to-laos.bounds.2": must be a number'],
  [{ bounds: [1, 2, 3, Number.POSITIVE_INFINITY] }, '"to-laos.bounds.3": must be a number'],
  [{ bearing: 181 }, '"to-laos.bearing": must be a number from -180 to 180'],
  [{ pitch: 61 }, '"to-laos.pitch": must be a number from 0 to 60'],
  [{ pitch: Number.NaN }, '"to-laos.pitch": must be a number from 0 to 60'],
  [{ maxZoom: -1 }, '"to-laos.maxZoom": must be a number from 0 to 22'],
  [{ draw: { laos: [0, 1.1] } }, '"to-laos.draw.laos.1": must be a number from 0 to 1'],
  [{ days: { sites: 'July' } }, '"to-laos.days.sites": must be a day such as "2014-07-15"'],
  [
    { days: { sites: ['2014-07-15', '2014-07-14'] } },
    '"to-laos.days.sites": must have its first day before its last',
  ],
  [{ layers: [{ jilin: 1.5 }] }, '"to-laos.layers.0.jilin": must be a number from 0 to 1'],
  [{ layers: [{ jilin: -0.1 }] }, '"to-laos.layers.0.jilin": must be a number from 0 to 1'],
  [{ layers: [1] }, '"to-laos.layers.0": must be a layer\'s id, or "id: opacity"'],
  [{ layers: ['jilin', { jilin: 0.5 }] }, '"to-laos.layers": must not name "jilin" twice'],
])('refuses %j and says where', (parts, message) => {
  expect(() => read(parts)).toThrow(message);
});
