import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { startWaits } from '../../src/page/start/fetch-map.ts';
import { violations } from '../../src/proof/axe-problems.ts';
import { giveSign, mapAtRest } from '../../src/proof/story-page.ts';
import { openAt, openPage } from './support/open-page.ts';

const url = inject('storyUrl');

/** The text of the page without what a live map or a script writes. */
const textOf = (page: Page) =>
  page.locator('main > section').evaluateAll((sections) =>
    sections.map((section) =>
      [...section.querySelectorAll('h1, h2, h3, p, li, td, th, dt, dd, text')]
        .filter((element) => !element.matches('.travelled, .passed, .print-only, [data-address]'))
        .map((element) => {
          const text = element.cloneNode(true) as Element;
          for (const address of text.querySelectorAll('[data-address]')) address.remove();
          return (text.textContent ?? '').trim();
        })
        .join('\n'),
    ),
  );

/** What remains invisible once all still maps have been scrolled to and have loaded. */
async function hiddenParts(page: Page) {
  for (const picture of await page.locator('.section-map img').all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth))
      .toBeGreaterThan(0);
  }
  return page
    .locator(
      'main > section[id] :is(h1, h2, .card > p:not(.travelled, .print-only), .record, .chart, .section-map img)',
    )
    .evaluateAll((parts) =>
      parts
        .filter((part) => {
          const { width, height } = part.getBoundingClientRect();
          return !width || !height || !part.checkVisibility({ visibilityProperty: true });
        })
        .map((part) => part.outerHTML.slice(0, 60)),
    );
}

/** Nodes of the accessibility tree that need a name and have none. */
async function nameless(page: Page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const unnamed = nodes.filter(({ ignored, name }) => !ignored && !name?.value);
  const roles = unnamed.map(({ role }) => String(role?.value));
  return roles.filter((role) => /^(figure|group|image|note|region|Details)$/i.test(role));
}

it('the story without scripts or WebGL has the same text, notes, charts and still maps, and explains the missing live map', async () => {
  const address = `${url}/zh/`;
  const live = await openPage({ drawing: false });
  await live.page.goto(address);
  const words = await textOf(live.page);

  const { page } = await openAt(address, { javaScript: false });
  expect(await page.locator('#_stage').isVisible()).toBe(false);
  expect(await hiddenParts(page)).toEqual([]);
  expect(await textOf(page)).toEqual(words);
  const under = await page
    .locator('#rockets figcaption > *')
    .evaluateAll((parts) =>
      parts.flatMap(({ className, clientWidth }) => (clientWidth > 1 ? className : [])),
    );
  expect(under).toEqual(['map-key', 'map-caption', 'map-credit']);

  const without = await openPage({ viewport: { width: 360, height: 740 }, webgl: false });
  await without.page.goto(address);
  await giveSign(without.page);
  await without.page.waitForSelector('html[data-map=unavailable]');
  expect(await without.page.locator('#_map-notice').isVisible()).toBe(true);
  expect(await without.page.locator('#_map-notice').textContent()).toMatch(/没有地图/);
  expect(await without.page.locator('#_explore').isVisible()).toBe(false);
  expect(await hiddenParts(without.page)).toEqual([]);
  expect(await textOf(without.page)).toEqual(words);
  // The figure of a picture has no name of its own: the picture has.
  expect(await nameless(without.page)).toEqual(['figure']);
  expect(await violations(without.page)).toEqual([]);
});

it('the map’s code loads once a reader is present; until then a poster holds its place, without delaying the largest paint', async () => {
  const { page, errors } = await openPage({ drawing: false });
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.push((entry as unknown as { element?: Element }).element?.tagName ?? '');
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(url);
  await page.waitForSelector('#_poster[data-loaded]');
  const largest = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(largest.filter((name) => name !== 'P' && name !== 'H1')).toEqual([]);
  const placed = await page.locator('#_poster').boundingBox();
  expect(await page.locator('#_poster-names > li').allTextContents()).toEqual([]);
  await giveSign(page);
  await page.waitForSelector('html[data-map=ready]');
  // Before that sign, or a while after the page has loaded, when the map starts by itself.
  const early = await page.evaluate(() => {
    const start = performance.getEntriesByName('map:start')[0]?.startTime ?? 0;
    const files = performance.getEntriesByType('resource');
    return files.flatMap(({ name, startTime }) => (startTime < start ? name : []));
  });
  expect(early.length).toBeGreaterThan(0);
  expect(early.filter((name) => /maplibre|map-code|geojson/.test(name))).toEqual([]);
  expect(await page.locator('#_poster').boundingBox()).toEqual(placed);
  const poster = page.locator('#_poster');
  const visibility = () => poster.evaluate((image) => getComputedStyle(image).visibility);
  await expect.poll(visibility).toBe('hidden');
  expect(errors).toEqual([]);
});

it('a page opened at a section shows the section’s still map until the live map is ready, and requests no others', async () => {
  const { page, requests } = await openPage({ drawing: false });
  // On a busy machine the map may start before "load", which then waits for its code, and be given up for a while.
  await page.addInitScript((late: number) => {
    const { setTimeout } = window;
    const wait = (...[act, time, ...more]: Parameters<typeof setTimeout>) =>
      time === late ? 0 : setTimeout(act, time, ...more);
    Object.assign(window, { setTimeout: wait });
    new MutationObserver(() => {
      if (document.documentElement.dataset.map === 'ready')
        Object.assign(window, { ground: document.getElementById('_still')?.offsetWidth });
    }).observe(document, { subtree: true, attributeFilter: ['data-map'] });
  }, startWaits.code);
  await page.route(/\/maplibre-/, () => undefined);
  await page.goto(`${url}/#the-law`, { waitUntil: 'domcontentloaded' });
  await giveSign(page);
  const still = page.locator('#_still');
  const width = () => still.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  expect(await still.isVisible()).toBe(true);
  await page.unroute(/\/maplibre-/);
  await page.waitForSelector('html[data-map=ready]');
  expect(await page.evaluate(() => (window as { ground?: number }).ground)).toBeGreaterThan(0);
  await mapAtRest(page);
  await expect.poll(() => still.count()).toBe(0);
  const pictures = requests.filter((address) => /poster|\/maps\/.*\.svg/.test(address));
  expect(pictures).toEqual([expect.stringContaining('/maps/the-law-')]);
  expect(await page.locator('#rockets').ariaSnapshot()).toContain('The map shows an area');
  const words = page.locator('#_words_rockets');
  expect(await words.evaluate((e) => e.closest('figure')?.clientWidth)).toBe(1);
});
