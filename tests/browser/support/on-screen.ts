import type { Page } from 'playwright-core';
import { project } from '../../../src/core/camera/camera.ts';
import type { LngLat } from '../../../src/core/camera/mercator.ts';
import { mapAtRest } from '../../../src/proof/story-page.ts';

/** Where a position of the map lies on the screen, once the map rests. */
export async function onScreen(page: Page, lngLat: LngLat): Promise<readonly [number, number]> {
  const { center, zoom, bearing, pitch } = await mapAtRest(page);
  const map = await page.evaluate(() => {
    const element = document.querySelector<HTMLElement>('#map');
    if (!element) throw new Error('#map is not there.');
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height, padding: element.dataset.padding ?? '' };
  });
  const [top = 0, right = 0, bottom = 0, left = 0] = map.padding.split(',').map(Number);
  const camera = { center, zoom, bearing, pitch, padding: { top, right, bottom, left } };
  const [x, y] = project(camera, map)(lngLat);
  return [x + map.left, y + map.top];
}
