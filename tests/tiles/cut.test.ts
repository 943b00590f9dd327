import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { project } from '../../src/core/camera/camera.ts';
import { fitBounds } from '../../src/core/camera/fit-bounds.ts';
import { toMercator, worldSize } from '../../src/core/camera/mercator.ts';
import { signedArea } from '../../src/core/geometry/coordinates.ts';
import { withinBudget } from '../../src/tiles/cut-basemap.ts';
import { detailFor, viewsOf } from '../../src/tiles/detail.ts';
import { cutAtMeridian } from '../../src/tiles/shapes/atlas.ts';
import { simplifiedLines } from '../../src/tiles/shapes/waters.ts';
import { positions } from '../support/shapes.ts';
import { boxRing } from './fake-packages.ts';

it('cutAtMeridian splits shapes that cross the 180th meridian there', () => {
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

describe('what screens show of a scene', () => {
  const scene: Bounds = [12.3, 67.5, 15.6, 68.7];
  const near = viewsOf({ bounds: scene }).filter(({ sight }) => sight === 'near');

  it.each([
    [360, 740, 370],
    [768, 1024, 512],
    [1440, 900, 900],
    [1920, 1080, 1080],
  ])('extends one screen beyond the scene on each side at %d × %d', (width, height, stage) => {
    const beside = stage === height ? { left: 554, top: 72, bottom: 90 } : {};
    const covered = { top: 16, right: 16, bottom: height - stage + 16, left: 16, ...beside };
    const camera = fitBounds({ bounds: scene }, { width, height, covered });
    const toScreen = project(camera, { width, height });
    const reached = near.filter(({ zoom }) => zoom <= camera.zoom + 0.5);
    const edges = reached.map(({ box: [west, south, east, north] }) => [
      toScreen([west, north]),
      toScreen([east, south]),
    ]);
    const least = (axis: 0 | 1) => Math.min(...edges.map(([at]) => at?.[axis] ?? 0));
    const most = (axis: 0 | 1) => Math.max(...edges.map(([, at]) => at?.[axis] ?? 0));
    expect(least(0)).toBeLessThanOrEqual(-0.9 * width);
    expect(most(0)).toBeGreaterThanOrEqual(1.9 * width);
    expect(least(1)).toBeLessThanOrEqual(-0.9 * height);
    expect(most(1)).toBeGreaterThanOrEqual(1.9 * height);
  });
});

describe('the detail of a basemap', () => {
  const scene: Bounds = [179, -9, -179.5, -8];
  const around: Bounds = [170, -25, -170, 0];
  const views = viewsOf({ bounds: scene });
  const seen = { views, reach: around, ground: around };
  const { fine, overview } = detailFor(seen);

  it('is finest on a scene’s screens, coarser beside them, and coarsest beyond', () => {
    const places = positions(-179.8, -8.5, 174.5, -8.5, 140, -10, 20, 40);
    const triangles = places.map((place) => fine.land(place).triangle);
    expect(triangles).toEqual([...triangles].sort((a, b) => a - b));
    expect(new Set(triangles).size).toBe(4);
  });

  it('has a coarser overview, but not visibly so beside the finer files', () => {
    expect(overview.land([180, -8.5]).triangle).toBeGreaterThan(fine.land([180, -8.5]).triangle);
    const town: Bounds = [178.1, -8.6, 178.2, -8.5];
    const near = detailFor({ views: viewsOf({ bounds: town }), reach: town, ground: town });
    const at = near.overview.land([178.15, -8.55]).triangle;
    expect(at).toBeLessThan(overview.land([180, -8.5]).triangle / 20);
  });

  it('leaves no segment of a coast too long on screen', () => {
    const wave = Array.from({ length: 2001 }, (_, i) => [
      178 + i / 500,
      -8.5 + Math.sin(i / 12) / 60,
    ]);
    const zoom = Math.max(...views.map((view) => view.zoom));
    const line = { type: 'MultiLineString' as const, coordinates: [wave] };
    const feature = { type: 'Feature', properties: { name: 'Coast' }, geometry: line } as const;
    const [kept] = simplifiedLines([feature], fine.land);
    const points = (kept?.geometry.coordinates.flat() ?? []).map(([lng = 0, lat = 0]) =>
      toMercator([lng, lat]).map((share) => share * worldSize(zoom)),
    );
    const legs = points
      .slice(1)
      .map(([x = 0, y = 0], i) => Math.hypot(x - (points[i]?.[0] ?? x), y - (points[i]?.[1] ?? y)));
    expect(Math.max(...legs)).toBeLessThan(14);
    expect(points.length).toBeLessThan(wave.length);
  });
});

it('withinBudget coarsens until it fits, and no further', async () => {
  const made: number[] = [];
  const make = async (coarser: number) => {
    made.push(coarser);
    return 1000 / coarser;
  };
  expect(await withinBudget(make, (bytes) => bytes / 400)).toBeLessThanOrEqual(400);
  expect(made.slice(0, -1).every((coarser) => 1000 / coarser > 400)).toBe(true);
  expect(made[0]).toBe(1);
});

it('withinBudget gives up with a remedy', async () => {
  const [make, share] = [async () => 1, () => 2] as const;
  await expect(withinBudget(make, share)).rejects.toThrow('choose a smaller window');
});
