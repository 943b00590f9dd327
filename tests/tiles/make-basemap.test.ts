import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { featureCollection, lineString } from '@turf/helpers';
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, MultiPolygon, Point } from 'geojson';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { layerMetadata } from '../../geo/layer.ts';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { bareKilobytes, maxKilobytes } from '../../src/proof/bytes-problems.ts';
import { checkLayer } from '../../src/read/geometry/check-geojson.ts';
import { budgets } from '../../src/tiles/cut-basemap.ts';
import { makeBasemap } from '../../src/tiles/make-basemap.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { pmtilesOf } from '../support/pmtiles.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type FakeWorld, fakePackages } from './fake-packages.ts';

const down = (lng: number, ...lats: readonly number[]) => lats.map((lat) => [lng, lat]);

/** Two neighbours with a lake, a river and cities, an island on the 180th meridian, and much sea. */
const world: FakeWorld = {
  countries: {
    Westland: [10, 40, 14, 44],
    Eastland: [14, 40, 18, 44],
    'Dateline Is.': [179, -18, 180, -16],
    Farland: [-100, 0, -60, 40],
  },
  lakes: { Mere: [11, 41, 13, 42], Ocean: [-90, 10, -80, 20] },
  rivers: [down(15, 40.5, 43.5), down(-95, 5, 35)],
  cities: [
    { name: 'Westcity', population: 900_000, at: [12, 43], featureCode: 'PPLC' },
    { name: 'Westquarter', population: 800_000, at: [12.1, 43], featureCode: 'PPLX' },
    { name: 'Eastcity', population: 200_000, at: [17, 43], featureCode: 'PPL' },
    { name: 'Dateville', population: 9_000, at: [179.5, -17], featureCode: 'PPL' },
    { name: 'Farcity', population: 5_000_000, at: [-75, 20], featureCode: 'PPL' },
  ],
};

const at = temporaryFolder();
let said: string[] = [];

beforeEach(() => {
  mkdirSync(at('story'));
  said = [];
});

const scenes = (bounds: Readonly<Record<string, readonly number[]>>) => {
  const yaml = Object.entries(bounds).map(([id, box]) => `${id}: { bounds: [${box}] }\n`);
  at.write('story/scenes.yaml', yaml.join(''));
};

const make = (order: Partial<Parameters<typeof makeBasemap>[0]> = {}) => {
  const given = { packages: fakePackages(world), say: (words: string) => said.push(words) };
  return makeBasemap({ files: openFolder(at(), 'story'), ...given, ...order });
};

const makeFor = (bounds: Parameters<typeof scenes>[0]) => {
  scenes(bounds);
  return make();
};

/** Makes it with the hills of an archive whose tiles all have the height of the sea. */
async function makeWithSea(tiles: readonly string[], bounds: Bounds) {
  const sea = await plainPicture(512, 512, '#800000').png().toBuffer();
  const archive = pmtilesOf(Object.fromEntries(tiles.map((id) => [id, sea])), bounds);
  at.write('hills.pmtiles', archive);
  await make({ relief: 'hills.pmtiles' });
}

const parts = ['borders', 'lakes', 'land', 'overview', 'rivers'];
const files = parts.map((part) => `story/geo/basemap/${part}.geojson`);
const placesFile = 'story/geo/layers/places.geojson';
const { read: textOf } = at;
const read = (file: string) => JSON.parse(textOf(file));
const namesOf = () => read(placesFile).features.map(({ properties }: Feature) => properties?.name);
const isLand = (place: [number, number]) => {
  const [land]: Feature<MultiPolygon>[] = read('story/geo/basemap/land.geojson').features;
  return land !== undefined && booleanPointInPolygon(place, land);
};

describe('npm run basemap', () => {
  it('cuts every file for the scenes, sound, credited and within its budget', async () => {
    await makeFor({ west: [10, 40, 14, 44], east: [15, 41, 18, 44] });
    for (const file of [...files, placesFile]) {
      expect(checkLayer(textOf(file), file)).toEqual([]);
      expect(layerMetadata.safeParse(read(file).metadata).error).toBeUndefined();
    }
    for (const [part, most] of Object.entries(budgets)) {
      const { features } = read(`story/geo/basemap/${part}.geojson`);
      expect(brotliCompressSync(JSON.stringify(features)).length).toBeLessThanOrEqual(most);
    }
    expect(isLand([12, 43.5])).toBe(true);
    expect(isLand([20, 43])).toBe(false);
    expect(namesOf().sort()).toEqual(['Eastcity', 'Eastland', 'Westcity', 'Westland']);
    expect(
      read(placesFile).metadata.sources.map(({ credit }: { credit: string }) => credit),
    ).toEqual(['Made with Natural Earth', 'Place positions: GeoNames']);
  });

  it('leaves a story three fifths of its first map’s bytes', () => {
    expect(budgets.overview / 1000).toBeLessThanOrEqual(0.4 * (maxKilobytes - bareKilobytes));
  });

  it('sets a name on the side of its dot where no line of the story runs', async () => {
    scenes({ west: [10, 40, 14, 44] });
    const way = featureCollection([lineString(down(12.3, 44, 40), { name: 'Way' })]);
    at.write('story/geo/layers/way.geojson', JSON.stringify(way));
    at.write('story/geo/layers/unsound.geojson', '{ "features": 5');
    await make();
    const anchors = read(placesFile).features.map(({ properties: p }: Feature) => [
      p?.name,
      p?.anchor,
    ]);
    expect(Object.fromEntries(anchors)).toMatchObject({ Westcity: 'left', Westland: 'center' });
  });

  it('omits a river where the story draws it as water, and cuts only the rest', async () => {
    scenes({ east: [14, 40, 18, 44] });
    const drawn = featureCollection([lineString(down(15.08, 40.4, 42.1), { name: 'Flow' })]);
    at.write('story/geo/layers/flow.geojson', JSON.stringify(drawn));
    const packages = fakePackages({ ...world, rivers: [down(15, 40.5, 41, 41.5, 42, 42.5, 43.5)] });
    const riversWith = async (water: string): Promise<unknown[]> => {
      const layer = `label: F, kind: line, ${water} color: { light: "#000000", dark: "#ffffff" }`;
      at.write('story/layers.yaml', `flow: { ${layer}, source: A, license: B }`);
      await make({ packages });
      const ofOverview = read('story/geo/basemap/overview.geojson').features;
      return [...read('story/geo/basemap/rivers.geojson').features, ...ofOverview]
        .filter(({ properties }: Feature) => properties?.name === 'Rivers')
        .flatMap(({ geometry }) => geometry.coordinates)
        .map((line: number[][]) => line[0]?.[1]);
    };
    expect(await riversWith('')).toEqual([40.5, 40.5]);
    expect(await riversWith('water: true,')).toEqual([42, 42]);
  });

  it('leaves no names from an earlier place', async () => {
    await makeFor({ east: [14, 40, 18, 44] });
    expect(namesOf()).toContain('Eastcity');
    await makeFor({ sea: [30, 0, 31, 1] });
    expect(readdirSync(at('story/geo/layers'))).toEqual([]);
  });

  it('reports its steps and its credits', async () => {
    await makeFor({ west: [10, 40, 14, 44] });
    const all = said.join('\n');
    expect(all).toContain('cutting land and borders');
    expect(all).toMatch(/wrote story\/geo\/basemap\/land\.geojson, \d+ KB/);
    expect(all).toContain(
      'Made with Natural Earth (Public domain); Place positions: GeoNames (CC-BY-4.0)',
    );
  });

  it('asks for the credit line unless the settings have it', async () => {
    await makeFor({ west: [10, 40, 14, 44] });
    const line = /^for the line under the map, write into settings\.yaml: (.*)$/m;
    const [, asked = ''] = line.exec(said.join('\n')) ?? [];
    expect(asked).toBe('credits: "Made with Natural Earth · Place positions: GeoNames"');
    at.write('story/settings.yaml', asked);
    said = [];
    await make();
    expect(said.join('\n')).not.toMatch(line);
  });

  it('splits shapes at the 180th meridian in a window across it', async () => {
    await makeFor({ title: [178, -20, -178, -14] });
    expect(isLand([179.6, -17])).toBe(true);
    expect(namesOf()).toEqual(['Dateline Is.', 'Dateville']);
    const longitudes = read('story/geo/basemap/land.geojson').features.flatMap(
      ({ geometry }: Feature<MultiPolygon>) =>
        geometry.coordinates.flat(2).map(([x = 0]) => Math.abs(x)),
    );
    expect(Math.max(...longitudes)).toBeLessThanOrEqual(180);
  });

  it('takes a window instead of the scenes', async () => {
    await make({ window: [-100, 0, -60, 40] });
    expect(namesOf()).toEqual(['Farland', 'Farcity']);
    const [{ geometry }] = read(placesFile).features.filter(
      ({ properties }: Feature) => properties?.name === 'Farcity',
    ) as [Feature<Point>];
    expect(geometry.coordinates).toEqual([-75, 20]);
  });

  it('names countries in the language of the story and of its translations', async () => {
    const packages = fakePackages({
      ...world,
      countries: { Norway: [10, 40, 14, 44], Baikonur: [14, 40, 15, 44] },
      ids: { Norway: '578', Baikonur: '' },
    });
    scenes({ west: [10, 40, 15, 44] });
    at.write('story/story.md', '---\ntitle: Fisch\nlang: de\n---\n');
    at.write('story/story.fr.md', '');
    await make({ packages });
    const [{ properties }, ...others] = read(placesFile).features;
    expect(properties).toMatchObject({ name: 'Norwegen', 'name:fr': 'Norvège' });
    expect(others.map((each: Feature) => each.properties?.kind)).not.toContain('country');
  });

  it('says how to get heights if they are missing, and then writes nothing', async () => {
    scenes({ west: [10.6, 42.4, 11.4, 43.2] });
    await expect(make({ relief: 'hills.pmtiles' })).rejects.toThrow('Cut hills from the web');
    expect(readdirSync(at('story'))).toEqual(['scenes.yaml']);
  });

  it('cuts contours if the settings ask for them, in feet with miles', async () => {
    scenes({ close: [11.4, 42.4, 11.41, 42.41] });
    at.write('story/settings.yaml', 'contours: true\nunits: mi\n');
    await makeWithSea(['10/544/378'], [11, 42, 12, 43]);
    expect(said).toContain('contours: every 20 ft at zoom 10');
    expect(read('story/public/relief/index.json').contours).toBe(true);
  });

  it.runIf(process.env.EVERY_CASE)(
    'shades the hills of the scenes from their heights',
    async () => {
      scenes({ west: [10.6, 42.4, 11.4, 43.2] });
      const columns = [32, 33, 34, 35].flatMap((x) =>
        Array.from({ length: 8 }, (_, i) => `6/${x}/${i + 20}`),
      );
      await makeWithSea(columns, [0, 20, 23, 55]);
      const { tiles, ...zooms } = read('story/public/relief/index.json');
      expect(zooms).toMatchObject({ minzoom: 6, maxzoom: 6 });
      expect(tiles).toContain('6/33/23');
      const tile = await sharp(at('story/public/relief/6/33/23.avif')).metadata();
      expect([tile.width, tile.height]).toEqual([528, 528]);
    },
  );

  it('lists what the ground lacks, with the commands to cut it', async () => {
    scenes({ wide: [10, 40, 14, 44], close: [11.4, 42.4, 11.41, 42.41] });
    writeFileSync(
      at('story/layers.yaml'),
      'plan: { label: P, kind: image, picture: plan.pmtiles, color: { light: "#000000", dark: "#ffffff" } }',
    );
    await make();
    expect(said.slice(-3)).toEqual([
      expect.stringMatching(
        /^for streets in close: npm run basemap -- story --streets https:\/\/build\.protomaps\.com\/20\d{6}\.pmtiles$/,
      ),
      'for hills in wide, close: npm run basemap -- story --relief https://download.mapterhorn.com/planet.pmtiles',
      'layer "plan": its picture has no tiles yet. Cut them, with the path or the address of the archive: npm run basemap -- story --picture plan.pmtiles',
    ]);
    at.write('story/layers.yaml', '{}');
    at.write('story/settings.yaml', 'relief: false');
    await makeFor({ wide: [10, 40, 14, 44] });
    expect(said.at(-1)).toContain('write into settings.yaml: credits');
  });

  it('never overwrites a file that an author wrote or changed', async () => {
    await makeFor({ west: [10, 40, 14, 44] });
    const changed = textOf(placesFile).replace('Westcity', 'West City');
    at.write(placesFile, changed);
    at.write('story/geo/basemap/lakes.geojson', 'not even JSON');
    await makeFor({ east: [15, 41, 18, 44] });
    expect(textOf(placesFile)).toBe(changed);
    expect(textOf('story/geo/basemap/lakes.geojson')).toBe('not even JSON');
    expect(read('story/geo/basemap/land.geojson').cut.window).toEqual([15, 41, 18, 44]);
    expect(said.join('\n')).toContain(
      'kept, since they were written or changed by hand (delete one to have it cut): story/geo/basemap/lakes.geojson, story/geo/layers/places.geojson',
    );
  });

  it('writes nothing through a link out of the story', async () => {
    scenes({ west: [10, 40, 14, 44] });
    for (const folder of ['elsewhere', 'story/geo']) mkdirSync(at(folder));
    symlinkSync(at('elsewhere'), at('story/geo/basemap'));
    await expect(make()).rejects.toThrow(
      /story\/geo\/basemap {2}it leads to .*, outside the story’s folder/,
    );
    expect(readdirSync(at('elsewhere'))).toEqual([]);
  });

  it('names a folder that does not exist', async () => {
    await expect(make({ files: openFolder(at(), 'nowhere') })).rejects.toThrow(
      'There is no folder nowhere',
    );
  });
});
