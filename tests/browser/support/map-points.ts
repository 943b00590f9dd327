import type { Page } from 'playwright-core';
import { project } from '../../../src/core/camera/camera.ts';
import type { LngLat } from '../../../src/core/camera/mercator.ts';
import { pixelsOf } from '../../../src/proof/layer-problems.ts';
import { mapAtRest, mapPicture } from '../../../src/proof/story-page.ts';
import { type Rgb, rgb } from './ground-shares.ts';

type Point = readonly [x: number, y: number];

/** A picture of the map at rest, with what is drawn at a position. */
export interface MapPoints {
  /** Where a position lies in the picture, in pixels. */
  readonly at: (position: LngLat) => Point;
  /** Whether a pixel within a distance of a point is closer to a colour than to the ground. */
  readonly has: (point: Point, color: string, within?: number) => boolean;
}

/** Where positions of the map lie on the screen, once the map rests. */
async function screenPoints(page: Page): Promise<(position: LngLat) => Point> {
  const { layers: _, ...camera } = await mapAtRest(page);
  const { box, padding } = await page.locator('#map').evaluate((map: HTMLElement) => {
    const { x, y, width, height } = map.getBoundingClientRect();
    return { box: { x, y, width, height }, padding: map.dataset.padding ?? '' };
  });
  const [top = 0, right = 0, bottom = 0, left = 0] = padding.split(',').map(Number);
  const toMap = project({ ...camera, padding: { top, right, bottom, left } }, box);
  return (position) => {
    const [x, y] = toMap(position);
    return [x + box.x, y + box.y];
  };
}

export const onScreen = async (page: Page, position: LngLat): Promise<Point> =>
  (await screenPoints(page))(position);

export async function mapPoints(page: Page, ground: string): Promise<MapPoints> {
  const at = await screenPoints(page);
  const { data, width, height } = await pixelsOf(await mapPicture(page));
  const pixel = (x: number, y: number): Rgb => {
    const first = (y * width + x) * 4;
    return [data[first] ?? 0, data[first + 1] ?? 0, data[first + 2] ?? 0];
  };
  const land = rgb(ground);
  return {
    at,
    has([x, y], color, within = 0) {
      const ink = rgb(color);
      const least = apart(ink, land) * 0.45;
      for (let px = Math.round(x - within); px <= Math.round(x + within); px += 1) {
        for (let py = Math.round(y - within); py <= Math.round(y + within); py += 1) {
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          if (apart(pixel(px, py), ink) < least) return true;
        }
      }
      return false;
    },
  };
}

const apart = (a: Rgb, b: Rgb): number => Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));
