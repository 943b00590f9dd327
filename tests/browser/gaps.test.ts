import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type { MapAtRest } from '../../src/proof/story-page.ts';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const sections = Object.keys(scenes);
const browser = await sharedBrowser('undrawn');

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

/** Whether two cameras show what is nearly the same: within a fifth of the screen, and as close. */
function hardlyMoves(before: Camera | undefined, after: Camera | undefined, width: number) {
  if (!before || !after) return false;
  const pixelsPerDegree = (512 * 2 ** before.zoom) / 360;
  const moved = Math.hypot(
    after.center[0] - before.center[0],
    (after.center[1] - before.center[1]) / Math.cos((before.center[1] * Math.PI) / 180),
  );
  return moved * pixelsPerDegree < width / 5 && Math.abs(after.zoom - before.zoom) < 0.25;
}

describe.each(
  cases([['a phone', 390, 844, 0.74]] as const, [['a desk', 1440, 900, 1.02]] as const),
)('between two sections on %s', (_, width, height, most) => {
  it('the words go on at once where the map stays, and leave it room where it travels', async () => {
    const { page, goTo, close } = await openStory(browser, url, {
      viewport: { width, height },
      drawing: false,
    });
    const cameras: Camera[] = [];
    for (const section of sections) cameras.push(await goTo(section));
    const between = await gaps(page);
    const stays = between.filter((_, i) => hardlyMoves(cameras[i], cameras[i + 1], width));
    expect(between.length).toBe(sections.length - 1);
    expect(stays.length).toBeGreaterThan(1);
    for (const gap of stays) expect(gap).toBeLessThan(0.6);
    for (const gap of between) expect(gap).toBeLessThanOrEqual(most);
    expect(Math.max(...between)).toBeGreaterThan(most - 0.15);
    await close();
  });
});
