import { expect, it } from 'vitest';
import { isOfBasemap } from '../../../bench/transport/transports.ts';

it('tells what the basemap asks for from the rest', () => {
  expect(isOfBasemap('/assets/land-BxY3.geojson')).toBe(true);
  expect(isOfBasemap('/data/fine.topo.json')).toBe(true);
  expect(isOfBasemap('/tiles/3/6/3.pbf')).toBe(true);
  expect(isOfBasemap('/assets/places-BxY3.geojson')).toBe(false);
  expect(isOfBasemap('/relief/2/3/1.webp')).toBe(false);
});
