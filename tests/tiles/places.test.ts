import { readFileSync } from 'node:fs';
import { multiPolygon } from '@turf/helpers';
import { describe, expect, it } from 'vitest';
import {
  type City,
  citiesOf,
  readPackages,
  renamed,
  worldSources,
} from '../../src/tiles/packages.ts';
import { countryName } from '../../src/tiles/places/countries.ts';
import { placesOf } from '../../src/tiles/places/places.ts';
import { positions } from '../support/shapes.ts';
import { boxRing } from './fake-packages.ts';

const city = (name: string, population: number, at: City['at'], featureCode = 'PPL'): City => ({
  name,
  population,
  at,
  featureCode,
});

const namesOf = async (cities: City[], choice: Parameters<typeof placesOf>[1]) =>
  (await placesOf({ countries: [], cities }, choice)).map(({ properties }) => properties.name);

describe('the places of a basemap', () => {
  it('exclude parts of cities and abandoned places', () => {
    const packed = [
      { name: 'Møn', population: 5, featureCode: 'PPLC', loc: { coordinates: [12.25, 54.98] } },
      { name: 'Part', population: 5, featureCode: 'PPLX', loc: { coordinates: [1, 2] } },
      { name: 'Gone', population: 5, featureCode: 'PPLQ', loc: { coordinates: [1, 2] } },
    ];
    expect(citiesOf(packed)).toEqual([city('Møn', 5, [12.25, 54.98], 'PPLC')]);
  });

  it('are spelt with commas in Romanian, and with cedillas in Turkish', () => {
    const spelt = { 'Târgu Mureş': 'RO', Rîbniţa: 'MD', Beşiktaş: 'TR' };
    const packed = Object.entries(spelt).map(([name, country]) => {
      return { name, country, population: 5, featureCode: 'PPL', loc: { coordinates: [1, 2] } };
    });
    const names = ['Târgu Mureș', 'Rîbnița', 'Beşiktaş'];
    expect(citiesOf(packed).map(({ name }) => name)).toEqual(names);
  });

  it('come from the packages that package.json pins', () => {
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const { package: name, version } of Object.values(worldSources))
      expect(devDependencies[name]).toBe(version);
    const { cities } = readPackages(worldSources.countries50m, () => {});
    const suva = cities.find(({ name, population }) => name === 'Suva' && population > 50_000);
    expect(suva).toMatchObject({ featureCode: 'PPLC', at: [178.44149, -18.14161] });
    const names = new Set(cities.map(({ name }) => name));
    expect(Object.values(renamed).filter((name) => !names.has(name))).toEqual([]);
    expect(cities.find(({ name }) => name === 'Astana')?.featureCode).toBe('PPLC');
  });

  it('appear at the zoom at which a larger place beside them leaves room', async () => {
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

  it('are limited to the window, even across the 180th meridian', async () => {
    const cities = [city('East', 9, [179, 0]), city('West', 9, [-179, 0]), city('Away', 9, [0, 0])];
    expect(await namesOf(cities, { window: [175, -5, -175, 5] })).toEqual(['East', 'West']);
  });

  it('are limited in number, apart from places that a scene contains or names', async () => {
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

  it('include countries of small islands', async () => {
    const island = (x: number) => boxRing([x, 0, x + 0.1, 0.1]);
    const names = { name: 'Solomon Is.', region: 'SB' };
    const archipelago = multiPolygon([[island(170)], [island(175)]], names);
    const sources = { countries: [archipelago], cities: [] };
    const [place] = await placesOf(sources, { window: [165, -5, 180, 5] });
    expect(place?.properties).toMatchObject({ name: 'Solomon Islands', kind: 'country' });
    expect(place?.properties.minZoom).toBeLessThan(4);
  });
});

describe('the countries of a basemap', () => {
  const names = { name: 'Germany', region: 'DE' };
  const land = multiPolygon([[boxRing([0, 0, 10, 10])]], names);
  const box = [0, 0, 10, 10] as const;
  const lines = Array.from({ length: 60 }, (_, i) => positions(i / 6, 0, i / 6, 10));

  it.each([
    [[], []],
    [['Germany'], ['Germany']],
  ])(
    'are omitted if there is no room between lines, except %j, which the story wants',
    async (wanted, names) => {
      const choice = { window: box, scenes: [box], lines, wanted: new Set<string>(wanted) };
      const places = await placesOf({ countries: [land], cities: [] }, choice);
      expect(places.map(({ properties }) => properties.name)).toEqual(names);
    },
  );
});

it.each([
  ['en', 'MK', 'North Macedonia'],
  ['en', 'CD', 'Democratic Republic of the Congo'],
  ['en', 'AG', 'Antigua and Barbuda'],
  ['en', 'LC', 'Saint Lucia'],
  ['de', 'IS', 'Island'],
])('the name in "%s" of %s is the one that a map writes', (tag, region, name) => {
  expect(countryName(tag, region)).toBe(name);
});
