import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { violations } from '../../src/proof/axe-problems.ts';
import { mapProblems, openMapPage } from '../../src/proof/map-problems.ts';
import { wordsProblems } from '../../src/proof/page-problems.ts';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { cases, inLongRun } from './support/cases.ts';
import { firstFind, foundUnseen } from './support/find-in-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openAt, screens } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

const { phone, desk } = screens;

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
  page.locator('#_all-layers').evaluate((button: HTMLElement, open) => {
    if (button.ariaExpanded !== String(open)) button.click();
  }, open);

describe.each(
  cases(
    [{ tag: 'ko', heading: '연료와 식량은', size: phone }],
    [
      { tag: 'ko', heading: '연료와 식량은', size: phone },
      { tag: 'ko', heading: '연료와 식량은', size: desk },
      { tag: 'zh', heading: '燃料和粮食来自', size: phone },
    ],
  ),
)('the page in "$tag", $size.width pixels wide,', async ({ tag, heading, size }) => {
  const tested = await testedStory(openFolder('.', 'src/story', tag), url);
  const opened = await openMapPage(browser, tested.url);
  const { page, goTo } = opened;

  inLongRun(() => {
    it('has its subject, names and annotations visible, and a complete legend', async () => {
      expect(sentences(await mapProblems(opened, tested, size))).toEqual([]);
      expect(await violations(page)).toEqual([]);
    });
  });

  it('can be searched and copied, contains no broken words, and has visible links', async () => {
    await page.setViewportSize(size);
    await openLayers(page);
    expect(await misplaced(page)).toEqual([]);
    await openLayers(page, false);
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

  it('links to the same place, layers and view in another language, and back', async () => {
    await page.setViewportSize(desk);
    await mapAtRest(page);
    await goTo('the-long-way');
    await page.locator('#_layers input[value=route-thailand]').dispatchEvent('click');
    const shown = async () => (await mapAtRest(page)).layers;
    await expect.poll(shown).not.toContain('route-thailand');
    await page.locator('#_explore').click();
    await page.locator('#_zoom-in').click();
    const { center, zoom, layers } = await mapAtRest(page);
    await openLayers(page);
    await page.locator('#_stage .editions a:visible', { hasText: 'English' }).click();
    await page.waitForURL(`${url}/?*`);
    await mapReady(page);
    const there = await mapAtRest(page);
    expect(there.layers).toEqual(layers);
    expect(there.zoom).toBeCloseTo(zoom, 1);
    const tenths = (at: readonly number[]) => at.map((degrees) => degrees.toFixed(1));
    expect(tenths(there.center)).toEqual(tenths(center));
    expect(new URL(page.url()).hash).toBe('#the-long-way');
    await page.goBack();
    await page.waitForURL(`${tested.url}?*`);
    await mapReady(page);
    expect(await shown()).toEqual(layers);
  });
});

it('a link to another language works without scripts', async () => {
  const { page } = await openAt(`${url}/zh/`, { javaScript: false });
  await page.locator('.card .editions').getByText('한국어').click();
  await page.waitForURL(`${url}/ko/`);
  expect(await page.locator('html').getAttribute('lang')).toBe('ko');
});
