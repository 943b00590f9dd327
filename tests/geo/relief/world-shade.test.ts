import { bboxPolygon } from '@turf/turf';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { readWorldShade } from '../../../geo/world-shade.ts';
import { toMercator } from '../../../src/core/camera/mercator.ts';
import { tileSize } from '../../../src/style/relief.ts';

type Color = readonly [red: number, green: number, blue: number];
const sea: Color = [170, 200, 240];
const lowland: Color = [150, 190, 170];
const highland: Color = [240, 220, 200];
const shallows: Color = [196, 226, 240];
const ice: Color = [215, 225, 240];
const times = (color: Color, factor: number) => color.map((part) => Math.round(part * factor));

/**
 * A world of two pixels a degree: sea in the west, lowland, and highland from 60° E with a ridge at 120° E; ice
 * from 60° N, and shallows as blue as ice.
 */
const picture = (() => {
  const colorAt = (longitude: number, isIcy: boolean) => {
    if (longitude < 0) return isIcy ? shallows : sea;
    const high = isIcy ? ice : highland;
    if (longitude < 60) return isIcy ? ice : lowland;
    if (Math.abs(longitude - 120) > 2) return high;
    return times(high, longitude < 120 ? 1.05 : 0.6);
  };
  const row = (isIcy: boolean) =>
    Array.from({ length: 720 }, (_, x) => colorAt(x / 2 - 180, isIcy)).flat();
  const data = Buffer.from(Array.from({ length: 360 }, (_, y) => row(y < 60)).flat());
  return sharp(data, { raw: { width: 720, height: 360, channels: 3 } })
    .png()
    .toBuffer();
})();

const east = bboxPolygon([0, -85, 180, 85]).geometry;

it('shades only slopes, whatever the tint, even under ice, and neither sea nor coast', async () => {
  const world = { z: 0, left: 0, top: 0, right: 0, bottom: 0 };
  const { width, height, values } = await readWorldShade(await picture, world, east);
  expect([width, height]).toEqual([tileSize, tileSize]);
  const at = (longitude: number, latitude: number) => {
    const [x, y] = toMercator([longitude, latitude]).map((side) => Math.floor(side * tileSize));
    return values[(y ?? 0) * width + (x ?? 0)] ?? Number.NaN;
  };
  for (const latitude of [-50, 0, 40, 75]) {
    for (const plain of [-90, -3, 1.5, 30, 170]) expect(at(plain, latitude)).toBeCloseTo(0, 2);
    expect(at(119, latitude)).toBeGreaterThan(0.1);
    expect(at(121, latitude)).toBeLessThan(-0.5);
  }
});
