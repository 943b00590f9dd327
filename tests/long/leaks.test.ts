import type { CDPSession, Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { openAt, openPage } from '../browser/support/open-page.ts';
import { scenes } from '../support/this-story.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false, viewport: { width: 800, height: 560 } } as const;

async function held(session: CDPSession) {
  await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners: listeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
  return { listeners, nodes, heap };
}

async function expectLevel(
  page: Page,
  [first, times]: readonly [number, number],
  act: (time: number) => Promise<void>,
) {
  const session = await page.context().newCDPSession(page);
  for (let time = 1; time <= first; time += 1) await act(time);
  const before = await held(session);
  for (let time = first + 1; time <= times; time += 1) await act(time);
  const more = async () => {
    const after = await held(session);
    return {
      listeners: after.listeners > before.listeners + 5 && after.listeners - before.listeners,
      nodes: after.nodes > before.nodes + 50 && after.nodes - before.nodes,
      heap: after.heap > before.heap * 1.1 && after.heap / before.heap,
    };
  };
  const none = { listeners: false, nodes: false, heap: false };
  await expect.poll(more, { interval: 1000 }).toEqual(none);
}

/** Reads the story from start to end, and goes back to the start. */
async function read(page: Page) {
  const stops = Object.keys(scenes).length;
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  for (const stop of [...Array(stops).keys(), stops, 0]) {
    await page.evaluate((top) => window.scrollTo(0, top), (stop / stops) * length);
    await mapAtRest(page);
  }
}

it('the page leaks nothing over ten loads of the map', async () => {
  const { page, errors } = await openPage(undrawn);
  await expectLevel(page, [4, 10], async (load) => {
    await page.goto(`${url}/?load=${load}`);
    await mapReady(page);
    await mapAtRest(page);
  });
  expect(errors).toEqual([]);
});

it('the page leaks nothing over seven readings', async () => {
  const { page, errors } = await openAt(url, undrawn);
  await mapReady(page);
  await expectLevel(page, [3, 7], () => read(page));
  expect(errors).toEqual([]);
});
