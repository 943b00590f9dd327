import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { startWaits } from '../../src/page/start/fetch-map.ts';
import { giveSign, mapAtRest } from '../../src/proof/story-page.ts';
import { cases, inEveryRun, inLongRun } from './support/cases.ts';
import { differentPixels } from './support/different-pixels.ts';
import { holdFiles } from './support/hold-files.ts';
import { openAt, openPage, type ReaderOptions } from './support/open-page.ts';
import { visibleParts } from './support/visible-parts.ts';

const url = inject('storyUrl');
const phone = { viewport: { width: 390, height: 844 } } as const;

/** What covers what does not depend on drawing. */
const undrawn = { ...phone, drawing: false } as const;

/** Opens a page some of whose files get no answer until they are let go. */
async function openHolding(files: RegExp, options?: ReaderOptions) {
  const opened = await openPage(options);
  return { ...opened, ...(await holdFiles(opened.page, files)) };
}

const topOf = (page: Page, section: string) =>
  page.locator(`#${section}`).evaluate((element) => element.getBoundingClientRect().top);

/** The distance of a heading from the top of the text's area, or of the middle of other text from its middle. */
const placeOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, height } = element.getBoundingClientRect();
    const textTop = Number.parseFloat(getComputedStyle(document.body).paddingBlockStart);
    if (element.matches('h2')) return top - textTop;
    return top + height / 2 - (textTop + innerHeight) / 2;
  });

inEveryRun(() => {
  it('the page without its script shows still maps, even from a section’s file URL', async () => {
    const { page } = await openAt(`${pathToFileURL('dist/index.html')}#to-laos`, {
      ...undrawn,
      colorScheme: 'dark',
    });
    await expect.poll(async () => (await visibleParts(page)).stills).toEqual(['to-laos']);
    expect(await topOf(page, 'to-laos')).toBeGreaterThanOrEqual(0);
    expect(await topOf(page, 'to-laos')).toBeLessThan(phone.viewport.height / 2 + 1);
    expect(await visibleParts(page)).toMatchObject({ controls: false, map: false });
  });

  it('the page shows still maps while its script is slow, and keeps the reader’s place', async () => {
    const { page, letGo } = await openHolding(/\/index-[\w-]+\.js/, undrawn);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
    const read = page.locator('#the-law .card > p').nth(1);
    const place = () => read.evaluate((words) => words.getBoundingClientRect().top);
    await read.evaluate((words) => words.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const before = await place();
    await page.evaluate(() => {
      for (const waiting of document.getAnimations()) waiting.finish();
    });
    await expect.poll(async () => (await visibleParts(page)).stills).toContain('the-law');
    expect(await place()).toBeCloseTo(before, 0);
    await letGo();
    await page.waitForSelector('html[data-script=on]');
    await giveSign(page);
    await expect.poll(async () => (await visibleParts(page)).map).toBe(true);
    expect(await visibleParts(page)).toMatchObject({ stills: [], controls: true });
    expect(await page.getAttribute('#_sections [aria-current]', 'href')).toBe('#the-law');
    expect(await place()).toBeCloseTo(before, 0);
  });
});

/** What exists once the map is requested, and once it is created. */
const [asked, made] = ['html[data-map=loading]', '#map canvas'];
const code = ['its code', /\/maplibre-[\w-]+\.js/, startWaits.code, asked] as const;
const worker = ['its worker', /\/map-worker-[\w-]+\.js/, startWaits.code, asked] as const;
const land = ['the land', /\/overview-[\w-]+\.geojson/, startWaits.picture, made] as const;

describe('when the live map is late', () => {
  it.each(cases([land], [code, worker]))('still maps replace it without %s', async (...late) => {
    const [, files, wait, waits] = late;
    const { page, errors, letGo } = await openHolding(files, undrawn);
    await page.clock.install();
    await page.goto(`${url}/#the-law`, { waitUntil: 'domcontentloaded' });
    await giveSign(page);
    await page.waitForSelector(waits, { state: 'attached' });
    await page.clock.fastForward(2500);
    expect(await visibleParts(page)).toMatchObject({ stills: [], notice: '' });
    await page.clock.fastForward(wait);
    await expect
      .poll(() => visibleParts(page))
      .toMatchObject({ stills: ['the-law'], controls: false, map: false });
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    expect((await visibleParts(page)).notice).toContain('has not loaded yet');
    await page.evaluate(() => document.getElementById('to-laos')?.scrollIntoView());
    await letGo();
    await page.waitForSelector('html[data-map=ready]');
    await expect.poll(async () => (await visibleParts(page)).map).toBe(true);
    expect(await visibleParts(page)).toMatchObject({ stills: [], notice: '', controls: true });
    expect((await mapAtRest(page)).layers).toContain('route-laos');
    expect(errors).toEqual([]);
  });

  it.each(cases([code], [land]))('a linked view waits for it because of %s', async (...late) => {
    const [, files, wait, waits] = late;
    const { page, errors, letGo } = await openHolding(files, undrawn);
    await page.clock.install();
    await page.goto(`${url}/?view=128.5,40.2,7.3,0,0#the-law`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector(waits, { state: 'attached' });
    const place = await page.evaluate(() => scrollY);
    await page.clock.fastForward(wait);
    await expect.poll(async () => (await visibleParts(page)).stills).toEqual(['the-law']);
    await letGo();
    await page.waitForSelector('html[data-mode=reader]');
    const { center } = await mapAtRest(page);
    expect(center[0]).toBeCloseTo(128.5, 3);
    expect(center[1]).toBeCloseTo(40.2, 3);
    expect(await page.evaluate(() => scrollY)).toBeCloseTo(place, -1);
    expect(errors).toEqual([]);
  });

  it('the view of a link survives scrolling and a reload', async () => {
    const { page, letGo } = await openHolding(code[1], undrawn);
    await page.goto(`${url}/?view=128.5,40.2,7.3,0,0#the-law`, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector(asked, { state: 'attached' });
    await page.evaluate(() => document.getElementById('to-laos')?.scrollIntoView());
    await page.waitForURL(/#to-laos$/);
    await letGo();
    await page.reload();
    await page.waitForSelector('html[data-mode=reader]', { timeout: 60_000 });
  });

  inEveryRun(() => {
    it.each([
      [1280, 800, '#to-laos h2'],
      [1280, 800, '#the-law .record'],
      [390, 844, '#since-then h2'],
      [390, 844, '#the-law .record'],
    ] as const)('at %i × %i the reader’s place, %s, is kept', async (width, height, read) => {
      const options = { ...undrawn, viewport: { width, height } };
      const { page, letGo } = await openHolding(land[1], options);
      await page.clock.install();
      await page.goto(`${url}/${read.split(' ')[0]}`);
      await giveSign(page);
      await page.waitForSelector(made, { state: 'attached' });
      const led = await placeOf(page, read);
      const by = read.endsWith('h2') ? 0 : led;
      await page.evaluate((top) => scrollBy({ top, behavior: 'instant' }), by);
      await page.clock.fastForward(startWaits.picture);
      await page.waitForSelector('html[data-map=unavailable]');
      const moved = async () => Math.abs((await placeOf(page, read)) - (led - by));
      expect(await moved()).toBeLessThan(2);
      await page.clock.fastForward(1000);
      expect(new URL(page.url()).hash).toBe(read.split(' ')[0]);
      await letGo();
      await page.waitForSelector('html[data-map=ready]', { timeout: 60_000 });
      expect(await moved()).toBeLessThan(2);
    });

    it('it is not reported as ready over an empty canvas if its worker is silent', async () => {
      const { page } = await openPage(undrawn);
      await page.route(/\/map-worker-[\w-]+\.js/, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: '' }),
      );
      await page.clock.install();
      await page.goto(url);
      await giveSign(page);
      await page.waitForSelector(made, { state: 'attached' });
      await page.clock.fastForward(startWaits.picture);
      await expect.poll(async () => (await visibleParts(page)).stills).toEqual(['title']);
      expect((await visibleParts(page)).notice).toContain('has not loaded yet');
    });

    it('the text returns to a reader who is exploring', async () => {
      const { page } = await openHolding(/\/maplibre-[\w-]+\.js/, undrawn);
      await page.clock.install();
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      await page.getByRole('button', { name: 'Explore the map' }).click();
      await page.clock.fastForward(startWaits.code);
      await expect.poll(async () => (await visibleParts(page)).stills).toEqual(['title']);
      expect(await page.locator('main h1').isVisible()).toBe(true);
    });
  });

  inLongRun(() => {
    it('it starts and draws without names if fonts hang', async () => {
      const { page } = await openHolding(/\.woff2$/, undrawn);
      await page.clock.install();
      await page.goto(url, { waitUntil: 'commit' });
      await page.waitForSelector('html[data-script=on]');
      await page.waitForSelector('#_poster[data-seen][data-loaded]');
      await page.clock.fastForward(startWaits.load);
      await page.waitForSelector(made, { state: 'attached' });
      const isReady = async () => {
        await page.clock.fastForward(startWaits.picture);
        return page.locator('html[data-map=ready]').count();
      };
      await expect.poll(isReady).toBe(1);
      await expect.poll(async () => (await visibleParts(page)).map).toBe(true);
    });

    it('relief tiles do not hold it up, and are shown when they arrive', async () => {
      const viewport = { width: 390, height: 500 };
      const { page, letGo } = await openHolding(/\/relief\/.*avif$/, { viewport });
      await page.clock.install();
      await page.goto(`${url}/#the-law`);
      const asked = page.context().waitForEvent('request', (each) => each.url().endsWith('.avif'));
      await giveSign(page);
      await asked;
      await page.clock.fastForward(9000);
      await page.waitForSelector('html[data-map=ready]');
      await mapAtRest(page);
      const clip = { x: 0, y: 0, width: 390, height: 120 };
      const flat = await page.screenshot({ clip });
      await letGo();
      await page.clock.fastForward(31_000);
      await expect
        .poll(async () => differentPixels(flat, await page.screenshot({ clip }), 8))
        .toBeGreaterThan(0.03);
    });
  });
});
