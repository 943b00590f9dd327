import { featureCollection, polygon } from '@turf/helpers';
import { topology } from 'topojson-server';
import { expect, it } from 'vitest';
import { waterAndBorderLayers } from '../../src/style/basemap-layers.ts';
import { basemapSource } from '../../src/style/basemaps.ts';
import { palette } from '../../src/style/palette.ts';
import type { Waters } from '../../src/tiles/packages.ts';
import { placesOf } from '../../src/tiles/places/places.ts';
import { stateLines, statesOf } from '../../src/tiles/shapes/atlas.ts';
import { boxRing } from './fake-packages.ts';

const detail = () => ({ triangle: 1e-9, decimals: 2, island: 0, lake: 0, river: 0 });

const state = (gu: string, id: string, box: Parameters<typeof boxRing>[0]) =>
  polygon([boxRing(box)], { gu }, { id });
const none = featureCollection([]);
const subunits = featureCollection([
  state('USA', 'NV', [-120, 36, -114, 42]),
  state('USA', 'UT', [-114, 36, -109, 42]),
  state('CAN', 'BC', [-120, 42, -109, 50]),
  state('BRA', 'XX', [-60, -10, -50, 0]),
]);
const waters = topology({ lakes: none, rivers: none, subunits }) as unknown as Waters;

it('cuts the lines between one country’s states, but not its border', () => {
  const [lines, ...others] = stateLines(waters, [-118, 37, -110, 40], detail);
  expect(others).toEqual([]);
  expect(lines?.properties).toEqual({ name: 'State lines', state: true });
  const places = lines?.geometry.coordinates.flat() ?? [];
  expect(places.length).toBeGreaterThan(1);
  expect(new Set(places.map(([lng]) => lng))).toEqual(new Set([-114]));
});

it('has no lines far from the window, or if the package has no states', () => {
  expect(stateLines(waters, [100, 0, 110, 10], detail)).toEqual([]);
  const { subunits: _, ...objects } = waters.objects;
  expect(stateLines({ ...waters, objects }, [-118, 37, -110, 40], detail)).toEqual([]);
  expect(statesOf({ ...waters, objects })).toEqual([]);
});

it('names a state as a province, from the zoom of provinces', async () => {
  const states = statesOf(waters);
  const names = states.map(({ properties }) => properties.name);
  expect(names).toEqual(['Nevada', 'Utah', 'British Columbia']);
  const window = [-119, 37, -110, 41] as const;
  const places = await placesOf({ countries: states, cities: [] }, { window });
  expect(places.map(({ properties }) => [properties.name, properties.kind])).toEqual([
    ['Nevada', 'province'],
    ['Utah', 'province'],
  ]);
  for (const { properties } of places) expect(properties.minZoom).toBeGreaterThanOrEqual(4);
});

it('draws state lines in one layer, lighter than borders', () => {
  const layers = waterAndBorderLayers(palette('light')).filter(
    (layer) =>
      layer.type === 'line' && layer.source === basemapSource && /state|border/.test(layer.id),
  );
  expect(layers.map(({ id }) => id)).toEqual(['states', 'borders', 'borders-disputed']);
  expect(JSON.stringify(layers[0])).toContain('"line-opacity":0.7');
  expect(JSON.stringify(layers[1])).toContain('["get","state"]');
});
