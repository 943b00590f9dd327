import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { bboxPolygon } from '@turf/turf';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { toMercator } from '../../src/core/camera/mercator.ts';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { coversBox, tilesIn, withMaxZooms } from '../../src/core/story/tiles.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { readRelief } from '../../src/read/geometry/read-tiles.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { reliefPicture } from '../../src/stills/relief-picture.ts';
import { streetTiles } from '../../src/stills/street-tiles.ts';
import { contourTiles, margin, tileSize } from '../../src/style/relief.ts';
import { cutRelief } from '../../src/tiles/relief/cut-relief.ts';
import { heightsAround, shadeOf } from '../../src/tiles/relief/heights.ts';
import { withArchive } from '../../src/tiles/tiles/archive.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { pmtilesOf } from '../support/pmtiles.ts';
import { rangeServer } from '../support/range-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const inRoot = temporaryFolder();
beforeEach(() => mkdirSync(inRoot('story')));

type HeightAt = (x: number, y: number) => number;
type Code = (metres: number) => readonly [number, number, number];

const terrarium: Code = (metres) => {
  const coded = metres + 32_768;
  return [coded >> 8, coded & 255, (coded % 1) * 256];
};
const mapbox: Code = (metres) => {
  const coded = Math.round((metres + 10_000) * 10);
  return [coded >> 16, (coded >> 8) & 255, coded & 255];
};

/** A tile of heights in metres by its columns and rows as shares of it. */
function tileOf(size: number, heightAt: HeightAt, code = terrarium) {
  const data = Buffer.alloc(3 * size * size);
  for (let at = 0; at < size * size; at += 1)
    data.set(code(heightAt((at % size) / size, Math.floor(at / size) / size)), 3 * at);
  return sharp(data, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}

const around: Bounds = [11.25, 45, 12.75, 47];
const world: Bounds = [-180, -85, 180, 85];

function archive(tiles: Readonly<Record<string, Uint8Array>>, box: Bounds = world) {
  const path = inRoot('hills.pmtiles');
  writeFileSync(path, pmtilesOf(tiles, box, { attribution: '<a>&copy; Makers</a> &amp; Sons' }));
  return path;
}

/** Every tile of some zooms around a place, of waves that go on over their edges: the finer the zoom, the finer they are. */
async function waves(zooms: readonly number[], box: Bounds) {
  const ids = zooms.flatMap((z) => tilesIn(box, z));
  const tiles = ids.map(async ([z, x, y]): Promise<[string, Buffer]> => {
    const heightAt: HeightAt = (right, down) => {
      const [u, v] = [(x + right) * 40, (y + down) * 40];
      return (
        (400 + 200 * Math.sin(u) * Math.cos(v * 0.7) + 80 * Math.sin(u * 0.3 + v)) *
        Math.min(8, 2 ** (9 - z))
      );
    };
    return [`${z}/${x}/${y}`, await tileOf(tileSize, heightAt)];
  });
  return archive(Object.fromEntries(await Promise.all(tiles)));
}

/** Cuts the hills of scenes on land that fills a box, and reads what a page is given of them. */
async function cut(
  path: string,
  scenes: SceneSpecs,
  land: Bounds = [-30, 30, 50, 60],
  contours?: 'km',
) {
  const said: string[] = [];
  const files = openFolder(inRoot(), 'story');
  const say = (words: string) => said.push(words);
  const order = { files, scenes, archive: path, say, contours };
  await cutRelief(order, bboxPolygon([...land]).geometry);
  const tileIn = (tile: string) => readFileSync(inRoot(`story/public/relief/${tile}.avif`));
  const { 'relief-window': relief = { minzoom: 0, maxzoom: 0, bounds: around } } =
    readRelief(files);
  return { said, relief, tiles: relief.tiles ?? [], tileIn };
}

async function contrastOf(picture: Awaited<ReturnType<typeof reliefPicture>>) {
  const bytes = Buffer.from(picture?.href.split(',')[1] ?? '', 'base64');
  return (await sharp(bytes).stats()).channels[0]?.stdev ?? 0;
}

const scene = (bounds: Bounds) => ({ bounds, layers: {} });

/** A ridge from south-west to north-east, 3 km high. */
const ridge: HeightAt = (x, y) => Math.max(0, 3000 - 9000 * Math.abs(x + y - 1));
const shade = (path: string) =>
  withArchive(path, '', async (open) => {
    const heights = await heightsAround(open, 6)([6, 34, 22], 1);
    return heights && shadeOf(heights, 6, 22 * tileSize - 1);
  });

it.each([
  ['Terrarium', terrarium],
  ['Mapbox', mapbox],
] as const)(
  'lights north-western slopes, shades south-eastern ones, and leaves plains, in the encoding of %s',
  async (_, code) => {
    const lit = await shade(archive({ '6/34/22': await tileOf(512, ridge, code) }));
    const { values = new Float32Array(), width = 0 } = lit ?? {};
    const at = (x: number, y: number) =>
      values[Math.round(y * 512) * width + Math.round(x * 512)] ?? 0;
    expect(at(0.05, 0.05)).toBe(0);
    expect(at(0.4, 0.4)).toBeGreaterThan(0.01);
    expect(at(0.6, 0.6)).toBeLessThan(-0.01);
    expect(values.every((value) => value >= -1 && value < 0.42)).toBe(true);
  },
);

it.each([
  ['black', 0],
  ['clear', 255],
])('hills fade out towards missing heights, which are %s', async (_, grey) => {
  const code: Code = (metres) => (metres ? terrarium(metres) : [grey, grey, grey]);
  const heightAt: HeightAt = (x, y) => (x < 0.5 ? 900 + 600 * Math.sin(90 * (x + y)) : 0);
  // What is white becomes clear.
  const tile = await sharp(await tileOf(tileSize, heightAt, code))
    .unflatten()
    .png()
    .toBuffer();
  const { tileIn } = await cut(archive({ '8/136/91': tile }), {
    all: scene([11.4, 45.3, 12.4, 45.9]),
  });
  const inked = async (left: number, width: number) => {
    const part = { left, top: 60, width, height: 400 };
    const stats = await sharp(await sharp(tileIn('8/136/91')).extract(part).toBuffer()).stats();
    return stats.channels[0]?.stdev ?? 0;
  };
  expect(await inked(270, 200)).toBeLessThan(1);
  expect(await inked(257, 6)).toBeLessThan((await inked(120, 70)) / 3);
});

describe('the hills of scenes', () => {
  const near: Bounds = [11.79, 46.2, 11.83, 46.23];
  const wide: Bounds = [11.6, 46, 12.4, 46.4];
  const beside: Bounds = [11.82, 46.21, 11.86, 46.24];

  it('credit the makers that the archive names, without the HTML around them', async () => {
    const { relief } = await cut(await waves([4, 5], wide), {
      wide: { ...scene(wide), maxZoom: 5 },
    });
    expect(relief).toMatchObject({ credit: '© Makers & Sons' });
  });

  it('have tiles for the zooms of the scenes and frames from each zoom of the archive, and let maps zoom in to them', async () => {
    const path = await waves([4, 5, 6, 7, 8, 9, 10, 11, 12], near);
    const { relief, tiles, said } = await cut(path, { near: scene(near) });
    expect([relief.minzoom, relief.maxzoom]).toEqual([4, 12]);
    expect(coversBox(relief, near, 12)).toBe(true);
    expect(new Set(tiles.map((tile) => Number.parseInt(tile, 10))).size).toBe(9);
    expect(said).toContain(
      'hills are cut to zoom 12, and at 1440 × 900 the closest scene would show 14: hills.pmtiles ends there',
    );
    const framed = withMaxZooms({ near: scene(near) }, { relief: { relief } }, []);
    expect(framed.near?.maxZoom).toBe(13);
    const still = frameScene({ bounds: near, maxZoom: 13 });
    const folder = inRoot('story/public/relief');
    expect(
      await contrastOf(await reliefPicture(still, { hills: relief }, [folder])),
    ).toBeGreaterThan(3);
    const written = readdirSync(inRoot('story/public/relief'), { recursive: true });
    expect(written.filter((name) => String(name).endsWith('.avif'))).toHaveLength(tiles.length);
  });

  it('start at the zoom at which a small archive is one tile wide, and report being too coarse for contours', async () => {
    const box: Bounds = [11.5, 46, 12.7, 46.6];
    const tiles = [4, 5, 6, 7, 8].flatMap((z) => tilesIn(box, z)).map((id) => id.join('/'));
    const tile = await tileOf(tileSize, ridge);
    const path = archive(Object.fromEntries(tiles.map((id) => [id, tile])), box);
    const { relief, said } = await cut(path, { near: scene(near) }, undefined, 'km');
    expect([relief.minzoom, relief.maxzoom]).toEqual([8, 8]);
    // Its tiles go on beyond the heights to the west and the north.
    expect(relief.bounds[0]).toBeCloseTo(box[0], 6);
    expect(relief.bounds[3]).toBeCloseTo(box[3], 6);
    expect(said).toContain('no contours: they begin at zoom 10, and the hills end at 8');
    const known = { 'relief-world': { minzoom: 0, maxzoom: 3, bounds: world }, hills: relief };
    const still = await reliefPicture(frameScene({ bounds: [5, 40, 19, 50] }), known, [
      'src/world/relief',
    ]);
    expect(await contrastOf(still)).toBeGreaterThan(1);
  });

  it('have contours from zoom 10 if the story asks for them, even in stills', async () => {
    const path = await waves([9, 10], near);
    const { relief, tiles } = await cut(path, { near: scene(near) }, undefined, 'km');
    const folder = inRoot('story/public');
    const written = () => readdirSync(`${folder}/relief`, { recursive: true }).map(String);
    const lines = tiles.filter((tile) => tile.startsWith('10/')).map((tile) => `${tile}.mvt`);
    expect(written().filter((name) => name.endsWith('.mvt'))).toEqual(lines);
    const from = { folder: 'relief', source: '_contours', closer: 0 };
    const still = streetTiles(contourTiles({ 'relief-window': relief }), folder, from);
    const drawn = still(frameScene({ bounds: near, maxZoom: 12 }));
    const { features: figures = [] } = drawn['_contours/contours/names'] ?? {};
    expect(Number(figures[0]?.properties?.name)).toBeGreaterThan(0);
    expect((await cut(path, { near: scene(near) })).relief.contours).toBeUndefined();
    expect(written().join()).not.toContain('.mvt');
  });

  it('are continuous over the edges of their tiles', async () => {
    const path = await waves([9], wide);
    const { tiles, tileIn } = await cut(path, { all: scene(wide) });
    const greys = async (tile: string, left: number) =>
      sharp(tileIn(tile))
        .extract({ left, top: 60, width: 2 * margin, height: 400 })
        .greyscale()
        .raw()
        .toBuffer();
    const [, x, y] = tilesIn([12, 46.2, 12.001, 46.201], 9)[0] ?? [];
    const [west, east] = [`9/${(x ?? 0) - 1}/${y}`, `9/${x}/${y}`];
    expect(tiles).toEqual(expect.arrayContaining([west, east]));
    const [here, there] = [await greys(west, tileSize), await greys(east, 0)];
    const apart = here.map((grey, at) => Math.abs(grey - (there[at] ?? 0)));
    expect(Math.max(...here) - Math.min(...here)).toBeGreaterThan(40);
    expect(apart.reduce((sum, each) => sum + each) / apart.length).toBeLessThan(5);
  });

  it('are the same tiles whichever scene shows them', async () => {
    const path = await waves([9, 11], [11.7, 46.1, 11.95, 46.3]);
    const one = await cut(path, { near: scene(near) });
    const before = new Map(one.tiles.map((tile) => [tile, one.tileIn(tile)]));
    const both = await cut(path, { beside: scene(beside), near: scene(near) });
    const shared = both.tiles.filter((tile) => before.has(tile) && !tile.startsWith('9/'));
    expect(shared.length).toBeGreaterThan(3);
    for (const tile of shared) expect(both.tileIn(tile)).toEqual(before.get(tile));
  });

  it('are the same from an archive on the web, with each tile counted once', async () => {
    const path = await waves([9], wide);
    const server = await rangeServer(readFileSync(path));
    try {
      const scenes = { all: scene(wide) };
      const { tiles, tileIn } = await cut(path, scenes);
      const before = tiles.map(tileIn);
      const { said, ...web } = await cut(`${server.origin}/hills.pmtiles`, scenes);
      expect(web.tiles.map(web.tileIn)).toEqual(before);
      const all = tilesIn(wide, 9).length;
      expect(said.find((words) => words.includes('to fetch'))).toMatch(`${all} tiles, `);
    } finally {
      await server.close();
    }
  });

  it('end at the coast, and fade out at the end of the archive', async () => {
    const path = await waves([9], wide);
    const shore = 12.1;
    const { tileIn, tiles } = await cut(path, { all: scene(wide) }, [11, 44, shore, 48]);
    const [id] = tilesIn([shore, 46.2, shore + 1e-6, 46.2001], 9);
    const { data, info } = await sharp(tileIn(id?.join('/') ?? ''))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const atShore = (toMercator([shore, 0])[0] * 2 ** 9 - (id?.[1] ?? 0)) * tileSize + margin;
    const columns = Array.from({ length: info.width }, (_, column) =>
      Math.max(
        ...Array.from({ length: 400 }, (__, row) =>
          Math.abs((data[(row + 60) * info.width + column] ?? 128) - 128),
        ),
      ),
    );
    expect(Math.max(...columns.slice(Math.round(atShore) + 6))).toBeLessThan(6);
    expect(Math.max(...columns.slice(0, Math.round(atShore) - 6))).toBeGreaterThan(30);
    const [first = ''] = [...tiles].sort();
    const rim = await sharp(tileIn(first))
      .greyscale()
      .extract({ left: 0, top: 0, width: margin, height: 500 })
      .raw()
      .toBuffer();
    expect(Math.max(...rim.map((grey) => Math.abs(grey - 128)))).toBeLessThan(6);
  });
});

describe('an archive without heights of the scenes', () => {
  const scenes = { west: scene([10.6, 42.4, 11.4, 43.2]) };
  const grey = () => plainPicture(512, 512, '#ccc').png().toBuffer();

  it.each([
    ['a picture', grey, 'hills.pmtiles holds no heights in the'],
    ['a tile of another size', () => tileOf(256, ridge), 'hills.pmtiles has tiles of 256 pixels'],
  ])('is refused: %s', async (_, make, problem) => {
    await expect(cut(archive({ '6/33/23': await make() }), scenes)).rejects.toThrow(problem);
    expect(readdirSync(inRoot('story'))).toEqual([]);
  });

  it('is refused with the command that extracts them', async () => {
    const path = archive({ '9/300/300': await tileOf(512, ridge) });
    await expect(cut(path, scenes)).rejects.toThrow(
      'Cut hills from the web, as docs/ground.md says: npm run basemap -- story --relief https://download.mapterhorn.com/planet.pmtiles',
    );
    await expect(cut(inRoot('none.pmtiles'), scenes)).rejects.toThrow(
      'Cut hills from the web, as docs/ground.md',
    );
    expect(readdirSync(inRoot('story'))).toEqual([]);
  });
});

it('hills are cut on both sides of the 180th meridian', async () => {
  const tile = await tileOf(tileSize, ridge);
  const columns = [30, 31, 0, 1].map((x) => [`5/${x}/14`, tile]);
  const bounds: Bounds = [170, 5, -170, 22];
  const { tiles, tileIn } = await cut(
    archive(Object.fromEntries(columns)),
    { all: scene(bounds) },
    [-180, 0, 180, 40],
  );
  expect(tiles).toEqual(expect.arrayContaining(['5/31/14', '5/0/14']));
  for (const each of ['5/31/14', '5/0/14'])
    expect((await sharp(tileIn(each)).stats()).channels[0]?.stdev).toBeGreaterThan(1);
});
