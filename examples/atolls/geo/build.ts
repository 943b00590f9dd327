import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { describe } from '../../../geo/describe.ts';
import { countriesOf, type SourceCountries } from '../../../geo/ground/countries.ts';
import { readSource } from '../../../geo/sources.ts';
import { basemapOf, overviewOf } from '../../../src/tiles/cut-basemap.ts';
import { type Atlas, readInstalled, type Waters } from '../../../src/tiles/packages.ts';
import type { NamedProperties } from '../../../src/tiles/shapes/ground.ts';
import { islandSource, storyCountries, withVanuaLevu } from './countries.ts';
import { descriptions, type FileId } from './descriptions.ts';
import { coarse, fine } from './detail.ts';
import { dateLine, meridian, voyage } from './lines.ts';
import { islandsOf, placesOf } from './points.ts';
import { seaZoneOf } from './sea-zone.ts';

type Derived = Readonly<Record<FileId, readonly Feature<Geometry, NamedProperties>[]>>;

const derive = async (): Promise<Derived> => {
  const atlas = readInstalled(islandSource) as Atlas;
  const countries = countriesOf(readSource('countries') as SourceCountries).map((each) =>
    each.properties.a3 === 'FJI' ? withVanuaLevu(each, atlas) : each,
  );
  const waters = readSource('naturalEarth') as Waters;
  const tuvalu = countries.find(({ properties }) => properties.a3 === 'TUV');
  if (tuvalu === undefined) throw new Error('The source has no Tuvalu.');
  const others = countries.filter((each) => each !== tuvalu);
  const ground = { countries, waters, storyCountries };
  return {
    islands: islandsOf(tuvalu),
    'sea-zone': [seaZoneOf(tuvalu, others)],
    voyage: [voyage],
    meridian: [meridian],
    'date-line': [dateLine],
    places: placesOf(),
    ...(await basemapOf(ground, fine)),
    overview: overviewOf(await basemapOf(ground, coarse)),
  };
};

const derived = await derive();
for (const description of descriptions) {
  const path = join(import.meta.dirname, description.folder, `${description.id}.geojson`);
  const content = `${JSON.stringify(describe(description, derived[description.id]))}\n`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  process.stdout.write(`${description.id}: ${Math.ceil(content.length / 1024)} KB\n`);
}
