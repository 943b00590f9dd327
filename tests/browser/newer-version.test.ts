import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { giveSign, mapReady } from '../../src/proof/story-page.ts';
import { gone, openBroken } from './support/broken-files.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
const words = 'A newer version of this story is ready.';
const browser = await sharedBrowser('undrawn');

/** From now on the page's address gives a newer build's page, with another script and title. */
async function publishNewer(page: Page): Promise<void> {
  const html = await readFile('dist/index.html', 'utf8');
  const newer = html
    .replaceAll(/\bassets\/index-[\w-]+\.js/g, 'assets/index-newer.js')
    .replace('<title>', '<title>Newer: ');
  await page.route(/\/$/, (route) => route.fulfill({ contentType: 'text/html', body: newer }));
}

async function takeUp(page: Page): Promise<void> {
  await page.getByText(words).waitFor();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.waitForFunction(() => document.title.startsWith('Newer: '));
}

describe('a page that is older than what is published', () => {
  it('offers the newer version where the code of its map is gone', async () => {
    const { page, close } = await openPage(browser, { drawing: false });
    await page.goto(`${url}/`, { waitUntil: 'load' });
    await publishNewer(page);
    await page.route(/\/map-code-|\/maplibre-[\w-]+\.js/, gone);
    await giveSign(page);
    await takeUp(page);
    await close();
  });

  it('offers it where "Try again" asks for a layer that is gone', async () => {
    const { page, close } = await openBroken(browser, `${url}/`, /\/jilin-[\w-]+\.geojson/, gone);
    await mapReady(page);
    const again = page.locator('.layer-note:not([hidden]) button');
    await again.waitFor();
    expect(await page.getByText(words).count()).toBe(0);
    await publishNewer(page);
    await again.click();
    await takeUp(page);
    await close();
  });
});
