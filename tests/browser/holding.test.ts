import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
/** Those of a passage are left out: there the map moves with the words. */
const sections = Object.keys(scenes).filter((section) => !scenes[section]?.follow);
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

/** The sections that a size is tried with: the last has no next one to travel to. */
const some = ['rockets', 'the-eleven', 'the-law'];

describe('the map of a section', () => {
  it.each(
    cases(
      [
        ['a phone', 390, 844, sections.slice(0, -1)],
        ['a desk', 1440, 900, ['rockets']],
      ] as const,
      [
        ['a tablet', 768, 1024, some],
        ['a small phone', 360, 740, some],
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
