import type { Browser } from 'playwright-core';
import { drawNothing, mapReady, openPage } from '../../src/proof/story-page.ts';
import { fullSpeed } from '../load/conditions.ts';
import type { MeasuredPage } from '../load/load-page.ts';
import { findMapClass, noMapLibre } from '../scroll/find-map-class.ts';
import type { CameraFrame } from './camera-motion.ts';
import { evenClock } from './even-clock.ts';
import { type ScrollInput, scrollInput } from './scroll-input.ts';

/** The camera's part of MapLibre's `Map`. */
interface Camera {
  getCenter(): { readonly lng: number; readonly lat: number };
  getZoom(): number;
  getBearing(): number;
  getPitch(): number;
}

/** How many frames a recording has. */
export const recordedFrames = 800;

/**
 * Scrolls a page from its top with one input, on a clock of even frames, and keeps where its map is
 * seen from in each frame.
 */
export async function recordCamera(
  browser: Browser,
  { name, served, path }: MeasuredPage,
  input: ScrollInput,
): Promise<readonly CameraFrame[]> {
  const { page, close } = await openPage(browser, {
    viewport: fullSpeed.viewport,
    scripts: [drawNothing],
  });
  try {
    await page.addInitScript(evenClock);
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await mapReady(page);
    if (!(await page.evaluate(findMapClass))) throw new Error(noMapLibre(name));
    return await page.evaluate(record, scrollInput(input, recordedFrames));
  } finally {
    await close();
  }
}

/** Runs in the page: scrolls by those pixels, one number a frame, and hands the camera's path back. */
async function record(pixels: readonly number[]): Promise<CameraFrame[]> {
  const methods = window.mapMethods ?? {};
  const maps = new Set<Camera>();
  for (const name of ['jumpTo', 'flyTo']) {
    const method = methods[name];
    methods[name] = function (this: Camera, ...args: unknown[]) {
      maps.add(this);
      return method?.apply(this, args);
    };
  }
  const frames: CameraFrame[] = [];
  for (const deltaY of pixels) {
    const time = await new Promise<number>(requestAnimationFrame);
    const [map] = maps;
    if (map) {
      const { lng, lat } = map.getCenter();
      const [zoom, bearing, pitch] = [map.getZoom(), map.getBearing(), map.getPitch()];
      frames.push({ time, lng, lat, zoom, bearing, pitch });
    }
    if (deltaY === 0) continue;
    // A hand scrolls between two frames: within one, the page would hear of the first step a frame late.
    await new Promise((resolve) => setTimeout(resolve));
    document.body.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true }));
    scrollBy({ top: deltaY, behavior: 'instant' });
  }
  return frames;
}
