import { area, bbox, length, pointToLineDistance } from '@turf/turf';
import type { Feature, LineString } from 'geojson';
import { expect, it } from 'vitest';
import type { LayerId } from '../../geo/descriptions.ts';
import { featureOf, firstOf, readLayer } from './read-layer.ts';

const named = (id: LayerId, name: string) => featureOf(readLayer(id), name);
const squareKilometres = (feature: Feature) => area(feature) / 1e6;
const wholeLength = (id: LayerId) =>
  readLayer(id).features.reduce((sum, part) => sum + length(part), 0);
const line = named('dmz', 'Military Demarcation Line') as Feature<LineString>;
const zone = squareKilometres(named('dmz', 'Demilitarised Zone'));
const [yalu, tumen] = ['Yalu', 'Tumen'].map((name) => length(named('border-rivers', name))) as [
  number,
  number,
];

/** The range of a published figure, by the share that the map may differ. */
const within = (figure: number, share: number) => [figure * (1 - share), figure * (1 + share)];

it.each<[what: string, measured: number, range: readonly number[]]>([
  ['the Military Demarcation Line, 238 km as measured', length(line), within(238, 0.03)],
  ['the Demilitarised Zone, 903.8 km² as measured', zone, within(903.8, 0.03)],
  ['the line at Panmunjom, in km', pointToLineDistance([126.677, 37.956], line), [0, 0.3]],
  ['Jilin, the range of printed figures', squareKilometres(firstOf('jilin')), [185_000, 193_000]],
  ['Yanbian, the range of printed figures', squareKilometres(firstOf('yanbian')), [42_500, 43_700]],
  ['the Yalu, 790 to 803 km as printed', yalu, [790 * 0.97, 803 * 1.03]],
  ['the Tumen, 521 km as printed, but from its spring on', tumen, within(521, 0.05)],
  ['the way to Laos, from city to city and bent', wholeLength('route-laos'), [4013, 4013 * 1.02]],
  ['the way to Thailand', wholeLength('route-thailand'), [4501, 4501 * 1.02]],
])('has the published size: %s', (_, measured, [least = 0, most = 0]) => {
  expect(measured).toBeGreaterThan(least);
  expect(measured).toBeLessThan(most);
});

it.each([
  ['jilin', [121.633, 40.833, 131.317, 46.317], 0.05],
  ['yanbian', [127.462, 41.996, 131.309, 44.512], 0.01],
] as const)('%s has the published extent, %j, to within %d°', (id, published, most) => {
  for (const [i, value] of bbox(firstOf(id)).entries())
    expect(Math.abs(value - (published[i] ?? 0))).toBeLessThan(most);
});
