import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, project, type Viewport } from '../../../src/core/camera/camera.ts';
import { fromMercator, toMercator } from '../../../src/core/camera/mercator.ts';
import { type TilePyramid, tilesInView } from '../../../src/core/camera/tiles-in-view.ts';
import { camera, turn, viewport, wrapped } from '../arbitraries.ts';

const world: TilePyramid = { minzoom: 0, maxzoom: 6, bounds: [-180, -85, 180, 85] };
const desk: Viewport = {
  width: 1000,
  height: 600,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
};
const none = { top: 0, right: 0, bottom: 0, left: 0 };
const korea: Camera = { center: [127, 38], zoom: 6, bearing: 0, pitch: 0, padding: none };

const named = (tiles: ReturnType<typeof tilesInView>) =>
  tiles.map(({ z, x, y }) => `${z}/${x}/${y}`);

/** From −1 to 1, spread evenly: `fc.double` would seldom leave the middle. */
const share = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000);

/** A camera without pitch, with one wide margin or another, at the zooms that the pyramid has. */
const flat: fc.Arbitrary<Camera> = fc
  .tuple(camera, fc.integer({ min: 10, max: 64 }), share, share, turn)
  .map(([any, tenths, right, down, bearing]) => ({
    ...any,
    zoom: tenths / 10,
    bearing: bearing / 2,
    pitch: 0,
    padding: {
      top: Math.max(0, 200 * down),
      bottom: Math.max(0, -200 * down),
      left: Math.max(0, 200 * right),
      right: Math.max(0, -200 * right),
    },
  }));

describe('tilesInView', () => {
  it('has the tile of every place on the screen, however the map is turned', () => {
    fc.assert(
      fc.property(flat, viewport, share, share, (seen, size, across, down) => {
        const z = Math.min(6, Math.round(seen.zoom));
        const [x, y] = toMercator(seen.center);
        const far = Math.max(size.width, size.height) / (512 * 2 ** seen.zoom);
        const at = [x + across * far, y + down * far] as const;
        const [right, below] = project(seen, size)(fromMercator(at));
        const isSeen = right > 0 && right < size.width && below > 0 && below < size.height;
        fc.pre(isSeen && at[1] > 0.01 && at[1] < 0.99);
        const column = Math.floor((((at[0] % 1) + 1) % 1) * 2 ** z);
        const tile = `${z}/${column}/${Math.floor(at[1] * 2 ** z)}`;
        expect(named(tilesInView(seen, size, world))).toContain(tile);
      }),
      { numRuns: 2000 },
    );
  });

  it('has no tile that is off the screen of a map with north up', () => {
    const upright = camera.map((any) => ({ ...any, pitch: 0, bearing: 0 }));
    fc.assert(
      fc.property(upright, viewport, (seen, size) => {
        const at = project(seen, size);
        for (const { z, x, y } of tilesInView(seen, size, world)) {
          const corner = (right: number, down: number) => {
            const [lng, lat] = fromMercator([(x + right) / 2 ** z, (y + down) / 2 ** z]);
            return at([seen.center[0] + wrapped(lng - seen.center[0]), lat]);
          };
          const [[, top], [, bottom]] = [corner(0.5, 0), corner(0.5, 1)];
          expect(bottom).toBeGreaterThan(-0.01);
          expect(top).toBeLessThan(size.height + 0.01);
        }
      }),
    );
  });

  it('has those of the nearest whole zoom that the pyramid has', () => {
    const zooms = (zoom: number, pyramid: TilePyramid) =>
      new Set(tilesInView({ ...korea, zoom }, desk, pyramid).map(({ z }) => z));
    expect(zooms(4.49, world)).toEqual(new Set([4]));
    expect(zooms(4.5, world)).toEqual(new Set([5]));
    expect(zooms(8, world)).toEqual(new Set([6]));
  });

  it('has none at a zoom before the first that the pyramid has', () => {
    const at = (zoom: number) => tilesInView({ ...korea, zoom }, desk, { ...world, minzoom: 4 });
    expect(at(3.49)).toEqual([]);
    expect(at(3.5)).not.toEqual([]);
  });

  it('has each tile once where the world is narrower than the screen', () => {
    expect(named(tilesInView({ ...korea, zoom: 0 }, desk, world))).toEqual(['0/0/0']);
    expect(named(tilesInView({ ...korea, zoom: 0.9 }, { ...desk, width: 3000 }, world))).toEqual([
      '1/0/0',
      '1/0/1',
      '1/1/0',
      '1/1/1',
    ]);
  });

  it('has none outside the box of the pyramid', () => {
    const east: TilePyramid = { ...world, bounds: [127, -85, 180, 85] };
    const all = tilesInView(korea, desk, world);
    const half = tilesInView(korea, desk, east);
    expect(half).toEqual(all.filter(({ x }) => x >= 54));
    expect(half.length).toBeLessThan(all.length);
    expect(tilesInView({ ...korea, center: [10, 38] }, desk, east)).toEqual([]);
  });

  it('goes on across the 180th meridian', () => {
    const fiji: Camera = { ...korea, center: [179.9, -17] };
    const across: TilePyramid = { ...world, bounds: [170, -30, -170, 0] };
    const columns = new Set(tilesInView(fiji, desk, across).map(({ x }) => x));
    expect(columns).toEqual(new Set([63, 0]));
  });
});
