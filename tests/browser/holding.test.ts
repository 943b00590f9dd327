import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type { MapAtRest } from '../../src/proof/story-page.ts';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const all = Object.keys(scenes);
const browser = await sharedBrowser('undrawn');

const phone = await openStory(browser, url, {
  viewport: { width: 390, height: 844 },
  drawing: false,
});

/** A line counts as seen from so many pixels below the map's edge, or the screen's. */
const sliver = 2;

/**
 * The last scroll offset at which a line of the section is still seen below the map, or on the screen
 * where the map lies beside the text.
 */
const lastLineSeen = (page: Page, section: string) =>
  page.evaluate(
    ([id, sliver]) => {
      const stage = document.querySelector('#_stage') as HTMLElement;

      const card = document.querySelector(`#${id} .card`) as HTMLElement;
      const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const bottoms: number[] = [];
      while (texts.nextNode()) {
        const { currentNode } = texts;
        if (!currentNode.textContent?.trim() || !currentNode.parentElement?.checkVisibility())
          continue;
        const range = document.createRange();
        range.selectNode(currentNode);
        bottoms.push(range.getBoundingClientRect().bottom);
      }
      const { height } = stage.getBoundingClientRect();
      const edge = height < innerHeight ? height : 0;
      return Math.floor(scrollY + Math.max(...bottoms) - edge - sliver);
    },
    [section, sliver] as const,
  );

/** The sections that a size is tried with: none of a passage, where the map moves with the words. */
const some = ['rockets', 'the-eleven', 'the-law'];

describe('the map of a section', () => {
  it.each(
    cases(
      [
        ['a phone', 390, 844, some],
        ['a desk', 1440, 900, ['rockets']],
      ] as const,
      [
        ['a tablet', 768, 1024, some],
        ['a phone on its side', 844, 390, some],
      ] as const,
    ),
  )('stays until its last line has been read on %s', async (_, width, height, tried) => {
    const { page, goTo, scrollTo } = phone;
    await page.setViewportSize({ width, height });
    for (const section of tried) {
      const { center, zoom } = await goTo(section);
      const last = await scrollTo(await lastLineSeen(page, section));
      expect({ section, center: last.center, zoom: last.zoom }).toEqual({ section, center, zoom });
    }
    await page.setViewportSize({ width: 390, height: 844 });
  });

  it('is travelled from only then, and is that of the next section once its words are in the middle', async () => {
    const { page, goTo, scrollTo } = phone;
    const held = await goTo('rockets');
    const left = await lastLineSeen(page, 'rockets');
    const next = await goTo('ninety-firings');
    expect((await scrollTo(left + 100)).center).not.toEqual(held.center);
    const middle = await page.evaluate(() => {
      const stage = document.querySelector('#_stage') as HTMLElement;
      const { bottom } = stage.getBoundingClientRect();
      const title = document.querySelector('#ninety-firings h2') as HTMLElement;
      return Math.ceil(scrollY + title.getBoundingClientRect().top - (bottom + innerHeight) / 2);
    });
    expect((await scrollTo(middle)).center).toEqual(next.center);
  });
});

/**
 * The share of the text's room that lies between the last line of each section and the first of the
 * next: from 1 on there is a moment without a word.
 */
const gaps = (page: Page) =>
  page.locator('main > section').evaluateAll((sections) => {
    const stage = document.querySelector('#_stage')?.getBoundingClientRect().height ?? 0;
    const room = stage < innerHeight ? innerHeight - stage : innerHeight;
    const boxes = sections.map((section) => {
      const card = section.querySelector('.card') as HTMLElement;
      const { top, bottom } = card.getBoundingClientRect();
      const { paddingTop, paddingBottom } = getComputedStyle(card);
      return [top + Number.parseFloat(paddingTop), bottom - Number.parseFloat(paddingBottom)];
    });
    return boxes.slice(1).map(([top = 0], i) => (top - (boxes[i]?.[1] ?? 0)) / room);
  });

type Camera = Pick<MapAtRest, 'center' | 'zoom'>;

/** Whether two cameras show what is nearly the same: within a fifth of the screen’s shorter side, and as close. */
function hardlyMoves(before: Camera | undefined, after: Camera | undefined, side: number) {
  if (!before || !after) return false;
  const pixelsPerDegree = (512 * 2 ** before.zoom) / 360;
  const moved = Math.hypot(
    after.center[0] - before.center[0],
    (after.center[1] - before.center[1]) / Math.cos((before.center[1] * Math.PI) / 180),
  );
  return moved * pixelsPerDegree < side / 5 && Math.abs(after.zoom - before.zoom) < 0.25;
}

describe.each(
  cases([['a phone', 390, 844, 0.74]] as const, [['a desk', 1440, 900, 1.02]] as const),
)('between two sections on %s', (_, width, height, most) => {
  it('the words go on at once where the map stays, and leave it room where it travels', async () => {
    const { page, goTo } = phone;
    await page.setViewportSize({ width, height });
    const cameras: Camera[] = [];
    for (const section of all) cameras.push(await goTo(section));
    const between = await gaps(page);
    const stays = between.filter((_, i) =>
      hardlyMoves(cameras[i], cameras[i + 1], Math.min(width, height)),
    );
    expect(between.length).toBe(all.length - 1);
    expect(stays.length).toBeGreaterThan(0);
    for (const gap of stays) expect(gap).toBeLessThan(0.6);
    for (const gap of between) expect(gap).toBeLessThanOrEqual(most);
    expect(Math.max(...between)).toBeGreaterThan(most - 0.15);
  });
});
