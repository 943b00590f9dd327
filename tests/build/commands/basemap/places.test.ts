import type { Feature, MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { countryName } from '../../../../src/build/commands/basemap/places/country-name.ts';
import { placesOf } from '../../../../src/build/commands/basemap/places/places-of.ts';
import {
  type City,
  readCities,
} from '../../../../src/build/commands/basemap/places/read-cities.ts';
import { packedCities } from './support/fake-packages.ts';

const city = (name: string, population: number, at: City['at'], featureCode = 'PPL'): City => ({
  name,
  population,
  at,
  featureCode,
});

const namesOf = async (cities: City[], choice: Parameters<typeof placesOf>[1]) =>
  (await placesOf({ countries: [], cities }, choice)).map(({ properties }) => properties.name);

describe('the places of a basemap', () => {
  it('are read as they are packed, without parts of cities and places that are gone', () => {
    const packed = packedCities([
      { name: 'Møn', population: 5, at: [12.25, 54.98], featureCode: 'PPLC' },
      { name: 'Part', population: 5, at: [1, 2], featureCode: 'PPLX' },
      { name: 'Gone', population: 5, at: [1, 2], featureCode: 'PPLQ' },
      { name: 'West', population: 7, at: [-179.5, -8.5] },
    ]);
    expect(readCities(packed)).toEqual([
      city('Møn', 5, [12.25, 54.98], 'PPLC'),
      city('West', 7, [-179.5, -8.5]),
    ]);
  });

  it('are named from the zoom on at which a larger one beside them leaves room', async () => {
    const cities = [
      city('Small', 20_000, [10.5, 50]),
      city('Large', 2_000_000, [10, 50]),
      city('Too near', 10_000, [10.001, 50]),
    ];
    const places = await placesOf({ countries: [], cities }, { window: [0, 40, 20, 60] });
    const [large, small, ...others] = places.map(({ properties }) => properties);
    expect(others).toEqual([]);
    expect(large).toMatchObject({ name: 'Large', kind: 'city', rank: 2, minZoom: 2 });
    expect(small).toMatchObject({ name: 'Small', kind: 'town', rank: 5 });
    expect(small?.minZoom).toBeGreaterThan(6);
  });

  it('lie in the window, over the 180th meridian too', async () => {
    const cities = [city('East', 9, [179, 0]), city('West', 9, [-179, 0]), city('Away', 9, [0, 0])];
    expect(await namesOf(cities, { window: [175, -5, -175, 5] })).toEqual(['East', 'West']);
  });

  it('are at most so many, beside which each scene has its own, and those that it speaks of', async () => {
    const grid = Array.from({ length: 400 }, (_, i) =>
      city(`Big ${i}`, 1_000_000, [(i % 20) * 4, Math.floor(i / 20) * 2]),
    );
    const cities = [...grid, city('Local', 1000, [76.1, 0.3]), city('Wanted', 900, [76.1, 20.3])];
    const window = [-1, -1, 90, 40] as const;
    const without = await namesOf(cities, { window });
    expect(without).toHaveLength(160);
    expect(without).not.toContain('Local');
    expect(without).not.toContain('Wanted');
    const wanted = new Set(['Wanted']);
    const names = await namesOf(cities, { window, scenes: [[75.5, 0.2, 77, 0.6]], wanted });
    expect(names).toEqual(expect.arrayContaining(['Local', 'Wanted']));
    expect(names).toHaveLength(161);
  });

  it('are countries too, however many small islands these are', async () => {
    const island = (x: number) => [
      [x, 0],
      [x, 0.1],
      [x + 0.1, 0.1],
      [x + 0.1, 0],
      [x, 0],
    ];
    const archipelago: Feature<MultiPolygon, { name: string }> = {
      type: 'Feature',
      properties: { name: 'Solomon Is.' },
      geometry: { type: 'MultiPolygon', coordinates: [[island(170)], [island(175)]] },
    };
    const [place] = await placesOf(
      { countries: [archipelago], cities: [] },
      { window: [165, -5, 180, 5] },
    );
    expect(place?.properties).toMatchObject({ name: 'Solomon Islands', kind: 'country' });
    expect(place?.properties.minZoom).toBeLessThan(4);
  });
});

describe('the countries of a basemap', () => {
  const country = (
    name: string,
    west: number,
    east: number,
  ): Feature<MultiPolygon, { name: string }> => ({
    type: 'Feature',
    properties: { name },
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [west, 0],
            [west, 10],
            [east, 10],
            [east, 0],
            [west, 0],
          ],
        ],
      ],
    },
  });
  const choice = {
    window: [0, 0, 10, 10],
    scenes: [[0, 0, 10, 10]],
    lines: Array.from({ length: 400 }, (_, i) => [
      [i / 40, 0],
      [i / 40, 10],
    ]),
  } as const;
  const named = async (wanted: readonly string[]) => {
    const countries = [country('Land', 0, 10)];
    const places = await placesOf(
      { countries, cities: [] },
      { ...choice, wanted: new Set(wanted) },
    );
    return places.map(({ properties }) => properties.name);
  };

  it('are left out where the lines of the story leave no room, unless the story wants them', async () => {
    expect(await named([])).toEqual([]);
    expect(await named(['Land'])).toEqual(['Land']);
  });
});

describe('countryName', () => {
  it.each([
    ['Central African Rep.', 'Central African Republic'],
    ['Dem. Rep. Congo', 'Democratic Republic of the Congo'],
    ['Macedonia', 'North Macedonia'],
    ['Antigua and Barb.', 'Antigua and Barbuda'],
    ['Iceland', 'Iceland'],
  ])('writes %s in full', (short, full) => {
    expect(countryName(short)).toBe(full);
  });
});
