import type { Request } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { loadInOwnFonts, mapAtRest, mapPicture, mapReady } from '../../src/proof/story-page.ts';
import { differentPixels } from './support/different-pixels.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
const relief = /\/relief\/.*avif$/;

/** The section after the one that is read, and its tiles, which are of another zoom. */
const next = 'carrier-and-handshake';
const further = /\/relief\/5\//;

const patient = { timeout: 20_000 } as const;
const browser = await sharedBrowser('undrawn');

/** How a reader comes from one section to the next. */
interface Reader {
  /** Whether the relief can be had no more once the reader rests in the first section. */
  readonly cutOff: boolean;
  readonly savesData?: boolean;
}

/** Rests in a section and goes to the next: what is seen there, and how many tiles were requested on the way. */
async function readOn({ cutOff, savesData = false }: Reader) {
  const { page, requests, close } = await openPage(browser, {
    viewport: { width: 390, height: 700 },
  });
  await page.addInitScript((saveData) => {
    Object.defineProperty(navigator, 'connection', { value: { saveData } });
  }, savesData);
  const pending = new Set<Request>();
  page.on('request', (each) => relief.test(each.url()) && pending.add(each));
  page.on('requestfinished', (each) => pending.delete(each));
  page.on('requestfailed', (each) => pending.delete(each));
  let isCutOff = false;
  await page.route(relief, (route) => (isCutOff ? route.abort() : route.continue()));
  await loadInOwnFonts(page, `${url}/#ninety-firings`);
  await mapReady(page);
  await mapAtRest(page);
  const hasFurther = () => requests.some((each) => further.test(each));
  if (!savesData) await expect.poll(hasFurther, patient).toBe(true);
  await expect.poll(() => pending.size, patient).toBe(0);
  isCutOff = cutOff;
  const before = requests.filter((each) => relief.test(each)).length;
  await page.evaluate((id) => {
    location.hash = id;
  }, next);
  const current = `#sections [aria-current][href="#${next}"]`;
  await page.waitForSelector(current, { state: 'attached' });
  const picture = await mapPicture(page);
  const requested = requests.filter((each) => relief.test(each)).length - before;
  await close();
  return { picture, requested };
}

it('the relief of the next section comes while one is read, and is there without the network', async () => {
  const [usual, cutOff] = [await readOn({ cutOff: false }), await readOn({ cutOff: true })];
  expect(differentPixels(usual.picture, cutOff.picture, 8)).toBeLessThan(0.002);
});

it('it comes only when it is seen for a reader who saves data', async () => {
  const [cutOff, saving] = [
    await readOn({ cutOff: true, savesData: true }),
    await readOn({ cutOff: false, savesData: true }),
  ];
  expect(saving.requested).toBeGreaterThan(0);
  expect(differentPixels(cutOff.picture, saving.picture, 8)).toBeGreaterThan(0.02);
});
