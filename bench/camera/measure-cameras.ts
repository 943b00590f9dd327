import type { Browser } from 'playwright-core';
import { scenes } from '../../tests/support/this-story.ts';
import type { MeasuredPage } from '../load/load-page.ts';
import { type CameraMotion, cameraMotion } from './camera-motion.ts';
import { recordCamera, recordedFrames } from './record-camera.ts';
import { type ScrollInput, scrolledTo, scrollInput } from './scroll-input.ts';
import { evenScroll, storyPath } from './story-path.ts';

/**
 * The camera of a page under one input, by `<page>, <input>`; that of `core` at an even scroll, and of
 * `core, wheel` if the map followed each notch at once.
 */
export type CameraMotions = Readonly<Record<string, CameraMotion>>;

/** How far from the middle of the picture a turn is felt: half the height of the screen. */
const reach = 450;

/** A brisk reader's even scroll in pixels a frame: 600 a second. */
const evenSpeed = 10;

const inputs: readonly ScrollInput[] = ['wheel', 'trackpad'];

/** Records the camera of each page once under each input; even frames make it the same each time. */
export async function measureCameras(
  browser: Browser,
  pages: readonly MeasuredPage[],
): Promise<CameraMotions> {
  const motions: Record<string, CameraMotion> = {};
  for (const input of inputs) {
    for (const page of pages) {
      const frames = await recordCamera(browser, page, input);
      motions[`${page.name}, ${input}`] = cameraMotion(frames, reach);
    }
  }
  const core = (offsets: readonly number[]) => cameraMotion(storyPath(scenes, offsets), reach);
  return {
    ...motions,
    core: core(evenScroll(scenes, evenSpeed)),
    'core, wheel': core(scrolledTo(scrollInput('wheel', recordedFrames))),
  };
}
