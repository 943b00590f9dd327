import type { Page, Route } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapReady } from '../../src/proof/story-page.ts';
import { layers } from '../support/this-story.ts';
import { expectWholeText, gone, openBroken } from './support/broken-files.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';

const browser = await sharedBrowser('undrawn');

const openWith = (files: RegExp, answer: (route: Route) => unknown) =>
  openBroken(browser, inject('storyUrl'), files, answer);

const noteOf = (page: Page, label: string) =>
  page.locator('.layer-note', { hasText: `${label} could not be loaded.` });

describe('a layer that fails is named in the legend and comes back by "Try again"', () => {
  const broken: [name: string, answer: (route: Route) => unknown][] = [
    ['404', gone],
    ['500', (route) => route.fulfill({ status: 500, body: 'no' })],
    ['cut short', (route) => route.fulfill({ body: '{"type":"FeatureCollection","fea' })],
    ['a page', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Log in first' })],
    ['refused', (route) => route.abort()],
    ['of another shape', (route) => route.fulfill({ body: '{"features":7}' })],
    [
      'malformed',
      (route) => route.fulfill({ body: '{"type":"FeatureCollection","features":[{]}' }),
    ],
  ];
  const faults = layers.map(({ id, label }, index) => {
    const [name, answer] = broken[index % broken.length] ?? ['404', gone];
    return { id, label, name, answer };
  });

  it.each(cases(faults.slice(0, 1), faults.slice(1, broken.length)))(
    '$label: $name',
    async ({ id, label, answer }) => {
      const file = new RegExp(`/${id}-[\\w-]{8}\\.geojson`);
      const { page, close } = await openWith(file, answer);
      await mapReady(page);
      await noteOf(page, label).waitFor({ state: 'attached' });
      await expect
        .poll(() => noteOf(page, label).getAttribute('hidden'), { timeout: 20_000 })
        .toBeNull();
      await expectWholeText(page);
      await page.unroute(file);
      await noteOf(page, label)
        .locator('button')
        .evaluate((button: HTMLElement) => button.click());
      await expect
        .poll(() => noteOf(page, label).getAttribute('hidden'), { timeout: 20_000 })
        .toBe('');
      await close();
    },
  );

  inEveryRun(() => {
    it('when it never answers: the map is there without it, and asks for it again', async () => {
      let asked = 0;
      const { page, close } = await openWith(/\/dmz-[\w-]{8}\.geojson/, (route) => {
        asked += 1;
        return asked > 1 ? route.continue() : undefined;
      });
      await mapReady(page);
      await expectWholeText(page);
      await expect.poll(() => asked, { timeout: 20_000 }).toBe(2);
      await expect
        .poll(() => noteOf(page, 'Demilitarised Zone').getAttribute('hidden'), { timeout: 20_000 })
        .toBe('');
      await close();
    });
  });
});
