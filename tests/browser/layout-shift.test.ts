import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { observeLoad, readLoad } from '../../bench/load.ts';
import { hasOwnFonts, mapReady } from '../../src/proof/story-page.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { holdFiles } from './support/hold-files.ts';
import { openAt, openPage } from './support/open-page.ts';

const url = inject('storyUrl');

/** The most that all layout shifts of a visit may add up to. */
const promised = 0.01;

const phone = [390, 844, '#the-law'] as const;
const visits = cases([phone], [[1440, 900, ''] as const, [768, 1024, '#the-law'] as const]);

/** Waits until the text has been painted in the fallbacks of the page's fonts. */
const painted = (page: Page) =>
  page.waitForFunction(
    () =>
      performance.getEntriesByName('story:ready').length > 0 &&
      performance.getEntriesByName('first-contentful-paint').length > 0,
  );

describe('the text keeps its first layout', () => {
  it.each(visits)('at %i × %i, opened at "%s", during load', async (width, height, at) => {
    const { page } = await openPage({ viewport: { width, height }, drawing: false });
    await page.addInitScript(observeLoad);
    const { held, letGo } = await holdFiles(page, /\.woff2$/);
    await page.goto(`${url}/${at}`, { waitUntil: 'commit' });
    await painted(page);
    await expect.poll(() => held.length).toBeGreaterThanOrEqual(1);
    await letGo();
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await mapReady(page);
    expect((await page.evaluate(readLoad)).layoutShift).toBeLessThanOrEqual(promised);
  });

  inEveryRun(() => {
    it('while the HTML of the opening arrives in two parts', async () => {
      const html = await (await fetch(url)).text();
      const half = html.indexOf('class="byline"') + 300;
      let sendRest = () => undefined as unknown;
      const server = createServer(({ url: path }, response) => {
        if (path !== '/') return response.writeHead(404).end();
        response.setHeader('content-type', 'text/html; charset=utf-8').write(html.slice(0, half));
        sendRest = () => response.end(html.slice(half));
      });
      await new Promise<void>((listening) => server.listen(0, listening));
      onTestFinished(() => void server.close());
      const { page } = await openPage({ viewport: { width: 390, height: 844 }, drawing: false });
      await page.addInitScript(observeLoad);
      const { port } = server.address() as AddressInfo;
      await page.goto(`http://127.0.0.1:${port}`, { waitUntil: 'commit' });
      await page.locator('.byline').waitFor({ state: 'attached' });
      // What would be painted too early has the time for it.
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      expect(await page.evaluate(() => performance.getEntriesByType('paint').length)).toBe(0);
      sendRest();
      await page.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
      expect((await page.evaluate(readLoad)).layoutShift).toBeLessThanOrEqual(promised);
    });

    it('in every section when the map appears, and in web fonts on a later visit', async () => {
      const { page } = await openAt(url, { drawing: false });
      await painted(page);
      const lengths = () =>
        page
          .locator('main > section')
          .evaluateAll((sections) => sections.map(({ id, clientHeight }) => [id, clientHeight]));
      const before = await lengths();
      await mapReady(page);
      const counted = page.locator('.travelled').first();
      await counted.evaluate((counter) => counter.closest('section')?.scrollIntoView());
      await expect.poll(() => counted.textContent()).toMatch(/so far/);
      expect(await lengths()).toEqual(before);
      // A browser may give up on a font that a busy machine reads too slowly.
      const again = async () => {
        await page.reload({ waitUntil: 'load' });
        return hasOwnFonts(page);
      };
      await expect.poll(again).toBe(true);
    });
  });
});
