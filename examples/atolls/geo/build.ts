import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, Geometry } from 'geojson';
import { sources } from '../../../geo/sources.ts';
import { describe } from '../../../geo/steps/describe.ts';
import type { SourceCountries } from '../../../geo/steps/ground/world.ts';
import { basemapOf, overviewOf } from '../../../src/build/commands/basemap/shapes/basemap.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import type { Waters } from '../../../src/build/commands/basemap/shapes/waters.ts';
import { openSource } from '../../../src/build/commands/basemap/sources/open-source.ts';
import type { Source } from '../../../src/build/commands/basemap/sources/source.ts';
import { countriesOf, storyCountries } from './countries.ts';
import { descriptions, type FileId } from './descriptions.ts';
import { coarse, fine } from './detail.ts';
import { islandsOf } from './islands.ts';
import { dateLine, meridian, voyage } from './lines.ts';
import { placesOf } from './places.ts';
import { seaZoneOf } from './sea-zone.ts';
import { type Atlas, islandSource, withVanuaLevu } from './vanua-levu.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/geo', import.meta.url));

const read = (source: Source): unknown => JSON.parse(openSource(source, cache).toString('utf8'));

type Derived = Readonly<Record<FileId, readonly Feature<Geometry, NamedProperties>[]>>;

const derive = async (): Promise<Derived> => {
  const atlas = read(islandSource) as Atlas;
  const countries = countriesOf(read(sources.countries) as SourceCountries).map((each) =>
    each.properties.a3 === 'FJI' ? withVanuaLevu(each, atlas) : each,
  );
  const waters = read(sources.naturalEarth) as Waters;
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
  const path = join(here, description.folder, `${description.id}.geojson`);
  const content = `${JSON.stringify(describe(description, derived[description.id]))}\n`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  process.stdout.write(`${description.id}: ${Math.ceil(content.length / 1024)} KB\n`);
}
