import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { mapAtRest, mapReady, thirdPartyRequests } from '../../src/proof/story-page.ts';
import { drag } from './support/film.ts';
import { openPage, still } from './support/open-page.ts';

const url = inject('storyUrl');

/** Sections with a chart, routes and areas, and the last. */
const some = ['ninety-firings', 'to-laos', 'the-choice', 'sources'];

async function readAll(page: Page) {
  for (const section of some) {
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), section);
    await mapAtRest(page);
  }
  await drag(page, [1100, 450], [1000, 400]);
  await page.getByRole('button', { name: 'Back to the story' }).click();
  for (const box of await page.getByRole('checkbox').all()) await box.click();
  await page.getByRole('button', { name: 'Explore the map' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await mapAtRest(page);
  await page.keyboard.press('Escape');
  await page.getByRole('switch', { name: 'Motion' }).click();
  await page.emulateMedia({ media: 'print' });
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await mapAtRest(page);
}

it('reading the whole story makes no third-party request, stores only its files, and obeys the security policy', async () => {
  const { page, requests, errors } = await openPage({ ...still, serviceWorkers: 'allow' });
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(window, { broken });
    addEventListener('securitypolicyviolation', (event) => {
      broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const answer = await page.goto(url);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self' 'sha256-");
  expect(await page.locator('meta[http-equiv=Content-Security-Policy]').count()).toBe(1);
  await mapReady(page);
  await readAll(page);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  expect(thirdPartyRequests(requests, url)).toEqual([]);
  expect(requests.length).toBeGreaterThan(20);
  expect(await page.context().cookies()).toEqual([]);
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys()).map((name) => name.replace(/-[0-9a-f]{12} /, ' ')),
    broken: (window as { broken?: string[] }).broken,
  }));
  const inCache = [`story-files ${url}/`];
  expect(kept).toEqual({ local: 0, session: 0, databases: [], caches: inCache, broken: [] });
  expect(errors).toEqual([]);
  const outcome = await page.evaluate(() => {
    const tries: Record<string, () => unknown> = {
      worker: () => new Worker('/favicon.svg'),
      script: () => {
        document.createElement('script').src = '/evil.js';
      },
      markup: () => {
        document.createElement('p').innerHTML = '<img src=x onerror=alert(1)>';
      },
    };
    return Object.entries(tries).map(([name, attempt]) => {
      try {
        attempt();
        return `${name} went through`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    });
  });
  expect(outcome).toEqual(['worker: TypeError', 'script: TypeError', 'markup: TypeError']);
});
