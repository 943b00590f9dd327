import { describe, expect, it } from 'vitest';
import { withinBudget } from '../../../../src/build/commands/basemap/cut-basemap.ts';
import { detailFor } from '../../../../src/build/commands/basemap/detail.ts';
import { cutAtMeridian } from '../../../../src/build/commands/basemap/shapes/atlas.ts';
import { signedArea } from '../../../../src/build/commands/basemap/shapes/planar.ts';
import type { Bounds } from '../../../../src/core/camera/bounds.ts';
import { boxRing } from './fake-packages.ts';

describe('cutAtMeridian', () => {
  it('ends what leaps over the 180th meridian there, on either side', () => {
    const over = boxRing([178, -18, 182, -16]).map(([x = 0, y = 0]) => [x > 180 ? x - 360 : x, y]);
    const { coordinates } = cutAtMeridian({ type: 'MultiPolygon', coordinates: [[over]] });
    const sides = coordinates.map(([ring = []]) => {
      const longitudes = ring.map(([x = 0]) => x);
      return [Math.min(...longitudes), Math.max(...longitudes), Math.abs(signedArea(ring))];
    });
    const sorted = sides.sort(([a = 0], [b = 0]) => a - b);
    expect(sorted.map((side) => side.map((value) => Math.round(value)))).toEqual([
      [-180, -178, 4],
      [178, 180, 4],
    ]);
  });

  it('leaves all else as it is', () => {
    const shape = { type: 'MultiPolygon' as const, coordinates: [[boxRing([1, 2, 3, 4])]] };
    expect(cutAtMeridian(shape)).toEqual(shape);
  });
});

describe('the detail of a basemap', () => {
  const window: Bounds = [170, -25, -170, 0];
  const scene: Bounds = [179, -9, -179.5, -8];
  const { fine, overview } = detailFor(window, [scene]);

  it('is finest in a scene, less so in the window and around it, and coarse beyond', () => {
    const places = [
      [-179.8, -8.5],
      [175, -20],
      [150, -10],
      [20, 40],
    ];
    const triangles = places.map((place) => fine.land(place).triangle);
    expect(triangles).toEqual([...triangles].sort((a, b) => a - b));
    expect(new Set(triangles).size).toBe(4);
  });

  it('is a multiple of that where it must take fewer bytes', () => {
    const coarser = detailFor(window, [scene], 3).fine.land([180, -8.5]).triangle;
    expect(coarser).toBeCloseTo(3 * fine.land([180, -8.5]).triangle);
  });

  it('has an overview that is coarser, but never so much that it is seen beside the finer files', () => {
    expect(overview.land([180, -8.5]).triangle).toBeGreaterThan(fine.land([180, -8.5]).triangle);
    const near = detailFor([178, -9, 179, -8], []).overview.land([178.5, -8.5]).triangle;
    expect(near).toBeLessThan(overview.land([180, -8.5]).triangle / 50);
  });
});

describe('withinBudget', () => {
  it('makes it coarser until it fits, and no more than that', async () => {
    const made: number[] = [];
    const make = async (coarser: number) => {
      made.push(coarser);
      return 1000 / coarser;
    };
    const size = await withinBudget(make, (bytes) => bytes <= 400);
    expect(size).toBeLessThanOrEqual(400);
    expect(made.slice(0, -1).every((coarser) => 1000 / coarser > 400)).toBe(true);
    expect(made[0]).toBe(1);
  });

  it('gives up with a remedy', async () => {
    await expect(
      withinBudget(
        async () => 1,
        () => false,
      ),
    ).rejects.toThrow('choose a smaller window');
  });
});
