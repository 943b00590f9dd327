import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { countGpuObjects } from '../browser/support/count-gpu-objects.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openPage } from '../browser/support/open-page.ts';
import { scenes } from '../support/this-story.ts';

const url = inject('storyUrl');
const loads = Number(process.env.LOADS ?? 20);
const readings = Number(process.env.READINGS ?? 5);

/** How many readings fill the map's own caches: each draws the same tiles and scenes, since it rests at each stop. */
const warm = Math.min(2, readings);

/** How long after the map is ready the rest has come and is at work, in milliseconds. */
const allIsThere = 5000;

/** What only garbage holds is found by the collection after the one that finds that. */
const collections = 3;

const browser = await sharedBrowser('drawn');

interface Held {
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
  /** Buffers, textures and the like that were made and neither deleted nor collected. */
  readonly gpuObjects: number;
}

/** What the page holds once all that follows the map is there, and its garbage was collected. */
async function held(page: Page, session: CDPSession): Promise<Held> {
  await mapAtRest(page);
  await page.waitForTimeout(allIsThere);
  for (let times = 0; times < collections; times += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(100);
  }
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const gpuObjects = await page.evaluate(() => window.gpuObjects?.() ?? Number.NaN);
  return { heap: usedSize, listeners: jsEventListeners, nodes, gpuObjects };
}

function expectLevel(after: Held, before: Held): void {
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05 + 5);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05 + 50);
  expect(after.gpuObjects).toBeLessThanOrEqual(before.gpuObjects * 1.1);
  expect(after.heap).toBeLessThanOrEqual(before.heap * 1.1);
}

describe('the page holds no more', () => {
  it(`after ${loads} loads of the map than after the first five`, async () => {
    const { page, errors, close } = await openPage(browser, { drawing: false });
    await page.addInitScript(countGpuObjects);
    const session = await page.context().newCDPSession(page);
    let before: Held | undefined;
    for (let load = 1; load <= loads; load += 1) {
      await page.goto(`${url}/?load=${load}`, { waitUntil: 'load' });
      await mapReady(page);
      if (load === 5) before = await held(page, session);
    }
    const after = await held(page, session);
    console.log({ loads, before, after });
    if (before) expectLevel(after, before);
    expect(errors).toEqual([]);
    await close();
  });

  it(`after ${readings} full readings than after ${warm}`, async () => {
    const { page, errors, close } = await openPage(browser);
    await page.addInitScript(countGpuObjects);
    await page.goto(url, { waitUntil: 'load' });
    await mapReady(page);
    const session = await page.context().newCDPSession(page);
    let before: Held | undefined;
    for (let reading = 1; reading <= readings; reading += 1) {
      await read(page);
      if (reading === warm) before = await held(page, session);
    }
    const after = await held(page, session);
    console.log({ readings, before, after });
    if (before) expectLevel(after, before);
    expect(errors).toEqual([]);
    await close();
  });
});

/** Reads the story from its beginning to its end, and goes back to the beginning. */
async function read(page: Page): Promise<void> {
  const stops = Object.keys(scenes).length;
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let stop = 0; stop <= stops; stop += 1) {
    await page.evaluate((top) => window.scrollTo(0, top), (stop / stops) * length);
    await mapAtRest(page);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
}
