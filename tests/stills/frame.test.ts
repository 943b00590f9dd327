import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureCollection, lineString, point } from '@turf/helpers';
import fc from 'fast-check';
import type { Feature } from 'geojson';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { reliefFolders, worldBasemap } from '../../src/files/story-files.ts';
import { clipToFrame, frameBounds, frameScene, worldCopies } from '../../src/stills/frame.ts';
import { reliefPicture } from '../../src/stills/relief-picture.ts';
import { forAll, number } from '../core/arbitraries.ts';
import { positions } from '../support/shapes.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { files, relief, root } from '../support/this-story.ts';

const folder = temporaryFolder();

const frame = (bounds: Bounds) => frameScene({ bounds });
const fiji = frame([176.8, -18.6, -179.5, -16]);

const at = (lng: number) => point([lng, -17], { name: 'It' });

const copies = (shown: Feature, through = fiji) =>
  worldCopies({ source: featureCollection([shown]) }, through).source?.features ?? [];

const across = (shown: Feature) =>
  copies(shown).map(({ geometry }) => {
    const [lng = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
    return fiji.project([lng, lat])[0] / fiji.width;
  });

it.each<Bounds>([
  [90, 23, 148, 52],
  [26.5, 43.1, 31.8, 47.1],
  [115.8, -31.94, 115.84, -31.9],
])('a frame is as wide as asked at the zoom of its scale: %j, %j, %j, %j', (...bounds) => {
  const { width, height, zoom, project } = frameBounds(bounds, 1280);
  const [west, south, east, north] = bounds;
  expect(width).toBe(1280);
  expect(zoom).toBeCloseTo(Math.log2((1280 * 360) / (512 * (east - west))), 9);
  for (const part of project([west, north])) expect(part).toBeCloseTo(0, 6);
  expect(project([east, south])[0]).toBeCloseTo(width, 6);
  expect(project([east, south])[1]).toBeCloseTo(height, 6);
});

describe('the data of a picture', () => {
  it('shows shapes east of the 180th meridian beside shapes west of it', () => {
    const [west = Number.NaN] = across(at(178.4));
    const [east = Number.NaN] = across(at(-179.9));
    expect(west).toBeGreaterThan(0);
    expect(east).toBeGreaterThan(west);
    expect(east).toBeLessThan(1);
  });

  it('shows a place once, in any copy of the world', () => {
    for (const lng of [179, -181, 539]) {
      expect(across(at(lng))).toEqual(across(at(179)).map((x) => expect.closeTo(x, 9)));
      expect(copies(at(lng))).toHaveLength(1);
    }
  });

  it('keeps the same objects for unchanged features, and drops features outside', () => {
    const shown = at(178.4);
    expect(copies(shown)).toEqual([shown]);
    expect(copies(shown)[0]).toBe(shown);
    const around = frame([177, -18, 179, -16]);
    for (const outside of positions(0, -17, 180, 30, 178, -60))
      expect(copies(point(outside), around)).toEqual([]);
  });

  it('clips each part of a shape as if the part were alone', () => {
    const part = fc.tuple(number(170, 190), number(-30, -5), number(-3, 3), number(-3, 3));
    forAll(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const lines = parts.map(([x, y, dx, dy]) => positions(x, y, x + dx, y + dy));
      const together = clipToFrame({ type: 'MultiLineString', coordinates: lines }, fiji);
      const alone = lines.flatMap((line) =>
        clipToFrame({ type: 'LineString', coordinates: line }, fiji),
      );
      expect(together).toEqual(alone);
    });
  });

  it('shows both ends of a shape around the world', () => {
    const belt = lineString(
      [-180, 0, 180].map((lng) => [lng, -17]),
      { name: 'It' },
    );
    expect(copies(belt)).toHaveLength(2);
    expect(copies(belt, frame([0, -20, 30, 10]))).toEqual([belt]);
  });
});

it('the land has no coast at the edge of the map in a larger frame', async () => {
  const south = frame([-180, -84, 180, -22]);
  const land = await readFile(join(root, worldBasemap, 'land.geojson'), 'utf8');
  const lines = clipToFrame(JSON.parse(land).features[0].geometry, south);
  const lengths = lines.flatMap(({ points }) =>
    points.map(([x, y], i) =>
      y > 0 && y < south.height ? Math.abs(x - (points.at(i - 1)?.[0] ?? x)) : 0,
    ),
  );
  expect(Math.max(...lengths)).toBeLessThan(99);
});

it('the relief has hills on both sides of the 180th meridian', async () => {
  const frame = frameScene({ bounds: [160, 55, -150, 71] });
  const folders = reliefFolders(files).map((folder) => join(root, folder));
  const { href = '' } = (await reliefPicture(frame, relief, folders)) ?? {};
  const picture = sharp(Buffer.from(href.replace(/^[^,]*,/, ''), 'base64'));
  const { width = 0, height = 0 } = await picture.metadata();
  const half = { top: 0, width: Math.floor(width / 2), height };
  const halves = [0, Math.ceil(width / 2)].map((left) =>
    picture
      .clone()
      .extract({ left, ...half })
      .stats(),
  );
  for (const { channels } of await Promise.all(halves))
    expect(channels[0]?.stdev).toBeGreaterThan(3);
});

it('the relief reports a truncated tile by name', async () => {
  const whole = join(root, reliefFolders(files).at(-1) ?? '', '0/0/0.avif');
  folder.write('0/0/0.avif', (await readFile(whole)).subarray(0, 300));
  const world = { world: { minzoom: 0, maxzoom: 0, bounds: [-180, -85, 180, 85] } } as const;
  const cut = reliefPicture(frameScene({ bounds: [0, 0, 60, 60] }), world, [folder()]);
  await expect(cut).rejects.toThrow(/0\/0\/0\.avif {2}the tile cannot be decoded\. Cut the tiles/);
});
