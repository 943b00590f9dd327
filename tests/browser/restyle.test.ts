import { expect, inject, it } from 'vitest';
import { holdFiles } from './support/hold-files.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');

interface StyleUpdate {
  readonly name: string;
  readonly args: { readonly elementCount?: number };
}

it('the script starts without a restyle of the whole page', async () => {
  const { page } = await openPage({ viewport: { width: 390, height: 844 }, drawing: false });
  const { held, letGo } = await holdFiles(page, /\/index-[^/]*\.js$/);
  await page.goto(url, { waitUntil: 'commit' });
  await expect.poll(() => held.length).toBe(1);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const elements = await page.locator('*').count();
  const browser = await sharedBrowser('undrawn');
  await browser.startTracing(page, { categories: ['devtools.timeline'] });
  await letGo();
  await page.waitForFunction(() => performance.getEntriesByName('story:ready').length > 0);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const { traceEvents }: { traceEvents: StyleUpdate[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const restyled = traceEvents
    .filter(({ name }) => name === 'UpdateLayoutTree')
    .map(({ args }) => args.elementCount ?? 0);
  expect(restyled.length).toBeGreaterThan(0);
  expect(Math.max(...restyled)).toBeLessThan(elements / 4);
});
