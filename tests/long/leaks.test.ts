import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../../src/story/scenes.ts';
import { mapAtRest } from '../browser/support/map-at-rest.ts';
import { mapReady } from '../browser/support/map-ready.ts';
import { openBrowser } from '../browser/support/open-browser.ts';
import { openPage } from '../browser/support/open-page.ts';
import { openStory } from '../browser/support/story-page.ts';

const url = inject('storyUrl');
const minutes = 60_000;
const loads = Number(process.env.LOADS ?? 200);
const readings = Number(process.env.READINGS ?? 50);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Held {
  readonly heap: number;
  readonly listeners: number;
  readonly nodes: number;
}

/** What the page holds after its garbage was collected. */
async function held(session: CDPSession): Promise<Held> {
  await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { heap: usedSize, listeners: jsEventListeners, nodes };
}

function expectLevel(after: Held, before: Held): void {
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.05 + 5);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.05 + 50);
  expect(after.heap).toBeLessThanOrEqual(before.heap * 1.1);
}

describe('the page holds no more', () => {
  it(
    `after ${loads} loads of the map than after the first five`,
    async () => {
      const { page, errors, close } = await openPage(browser, { drawing: false });
      const session = await page.context().newCDPSession(page);
      let before: Held | undefined;
      for (let load = 1; load <= loads; load += 1) {
        await page.goto(`${url}/?load=${load}`, { waitUntil: 'load' });
        await mapReady(page);
        if (load === 5) before = await held(session);
      }
      const after = await held(session);
      console.log({ loads, before, after });
      if (before) expectLevel(after, before);
      expect(errors).toEqual([]);
      await close();
    },
    60 * minutes,
  );

  it(
    `after ${readings} full readings than after the second`,
    async () => {
      const { page, scrollTo, errors, close } = await openStory(browser, url, { drawing: false });
      const session = await page.context().newCDPSession(page);
      const stops = Object.keys(scenes).length;
      let before: Held | undefined;
      for (let reading = 1; reading <= readings; reading += 1) {
        const length = await page.evaluate(() => document.documentElement.scrollHeight);
        for (let stop = 0; stop <= stops; stop += 1) {
          await page.evaluate((top) => window.scrollTo(0, top), (stop / stops) * length);
          await page.waitForTimeout(100);
        }
        await mapAtRest(page);
        if (reading > 2 && reading < readings) continue;
        await scrollTo(0);
        if (reading === 2) before = await held(session);
      }
      const after = await held(session);
      console.log({ readings, before, after });
      if (before) expectLevel(after, before);
      expect(errors).toEqual([]);
      await close();
    },
    60 * minutes,
  );
});
