import type { Browser } from 'playwright-core';
import { scenes } from '../src/story/scenes.ts';
import { type CameraMotion, cameraMotion } from './camera-motion.ts';
import type { MeasuredPage } from './load-page.ts';
import { recordCamera } from './record-camera.ts';
import type { ScrollInput } from './scroll-input.ts';
import { storyPath } from './story-path.ts';

/** The camera of a page under one input, by `<page>, <input>`, and `core` at an even scroll. */
export type CameraMotions = Readonly<Record<string, CameraMotion>>;

/** How far from the middle of the picture a turn is felt: half the height of the screen. */
const reach = 450;

/** A brisk reader's even scroll in pixels a frame: 600 a second. */
const evenScroll = 10;

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
  return { ...motions, core: cameraMotion(storyPath(scenes, evenScroll), reach) };
}
