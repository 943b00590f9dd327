import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { violations } from '../../src/proof/axe-problems.ts';
import { mapProblems, openMapPage } from '../../src/proof/map-problems.ts';
import { wordsProblems } from '../../src/proof/page-problems.ts';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { inWords, sentences, testedStory } from '../../src/proof/tested-story.ts';
import { firstFind, foundUnseen } from './support/find-in-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };

/** What runs out of the page sideways, and the links to other languages that a finger would miss. */
const misplaced = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const links = [...document.querySelectorAll('.editions a')].flatMap((link) => {
      const { width, height, left, right } = link.getBoundingClientRect();
      if (!link.checkVisibility()) return [];
      const isWhole = Math.min(width, height) >= 23.99 && left >= 0 && right <= innerWidth;
      return isWhole ? [] : [`${link.textContent} is ${width} × ${height}`];
    });
    return [...links, ...(scrollWidth > clientWidth ? [`${scrollWidth} wide`] : [])];
  });

const openLayers = (page: Page, open = true) =>
  page.locator('#_layers-panel').evaluate((panel: HTMLDetailsElement, open) => {
    panel.open = open;
  }, open);

describe.each([
  { tag: 'ko', heading: '생명줄' },
  { tag: 'zh', heading: '生命线' },
])('the page in "$tag"', async ({ tag, heading }) => {
  const tested = await testedStory('src/story', url, tag);
  const opened = await openMapPage(browser, tested.url);
  const { page, goTo } = opened;

  it.each([phone, desk])(
    'has its subject, names and annotations in sight and under nothing, and its legend and links whole, at $width × $height',
    async (size) => {
      const problems = await mapProblems(opened, tested, size);
      expect(sentences(problems)).toEqual([]);
      await openLayers(page);
      expect(await misplaced(page)).toEqual([]);
      if (inWords(size) === inWords(phone)) expect(await violations(page)).toEqual([]);
      await openLayers(page, false);
    },
  );

  it('is found and copied by its words, and says nothing that is no word', async () => {
    const cited = page.locator('main p:has(> .cite)').first();
    const [copied, text] = await cited.evaluate((paragraph) => {
      getSelection()?.selectAllChildren(paragraph);
      const words = paragraph.cloneNode(true) as Element;
      for (const number of words.querySelectorAll('.cite')) number.remove();
      return [String(getSelection()), words.textContent];
    });
    expect(copied).toBe(text);
    expect(await page.evaluate(foundUnseen)).toEqual([]);
    expect(await firstFind(page, heading)).toBe('lifeline');
    expect(sentences(await wordsProblems(page, tested.story))).toEqual([]);
  });

  it.runIf(tag === 'ko')(
    'links to the same place, layers and view in other languages, from which Back returns',
    async () => {
      await page.setViewportSize(desk);
      await goTo('the-long-way');
      await page.locator('#_layers input[value=route-thailand]').evaluate((box: HTMLElement) => {
        box.click();
      });
      const shown = async () => (await mapAtRest(page)).layers;
      await expect.poll(shown, { timeout: 20_000 }).not.toContain('route-thailand');
      const layers = await shown();
      await openLayers(page);
      await page.locator('#_stage .editions a:visible', { hasText: 'English' }).click();
      await page.waitForURL(`${url}/?hide=route-thailand#the-long-way`);
      await mapReady(page);
      expect((await mapAtRest(page)).layers).toEqual(layers);
      await page.getByRole('button', { name: 'Explore the map' }).click();
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const { center, zoom } = await mapAtRest(page);
      const other = tested.story.editions.find(({ path }) => path !== '' && path !== `${tag}/`);
      await openLayers(page);
      await page.locator('#_stage .editions a:visible', { hasText: other?.name ?? '' }).click();
      await page.waitForURL(`${url}/${other?.path}?*`);
      await mapReady(page);
      const there = await mapAtRest(page);
      expect(there.layers).toEqual(layers);
      expect(there.zoom).toBeCloseTo(zoom, 1);
      expect(there.center.map((degrees) => degrees.toFixed(1))).toEqual(
        center.map((degrees) => degrees.toFixed(1)),
      );
      await page.goBack();
      await page.goBack();
      await page.waitForURL(`${tested.url}?hide=route-thailand#the-long-way`);
      await mapReady(page);
      expect((await mapAtRest(page)).layers).toEqual(layers);
    },
  );
});

it('a link to another language leads there without a script', async () => {
  const { page, close } = await openPage(browser, { javaScript: false });
  await page.goto(`${url}/zh/`);
  await page.locator('.card .editions').getByText('한국어').click();
  await page.waitForURL(`${url}/ko/`);
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  await close();
});
