import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { layers } from '../support/this-story.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

let browser: Browser;
let story: StoryPage;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
  story = await openStory(browser, inject('storyUrl'), { reducedMotion: 'reduce', drawing: false });
});
afterAll(() => browser.close());

const phone = { width: 360, height: 740 } as const;
const tablet = { width: 768, height: 1024 } as const;
const desk = { width: 1440, height: 900 } as const;

async function at(size: typeof phone | typeof tablet | typeof desk): Promise<Page> {
  await story.page.setViewportSize(size);
  await mapAtRest(story.page);
  return story.page;
}

const labelOf = (id: string) => layers.find((layer) => layer.id === id)?.label ?? id;

describe('what lies over the map', () => {
  it('leaves nine tenths of it on a phone, the key aside', async () => {
    const page = await at(phone);
    await story.goTo('to-laos');
    const share = await page.evaluate(() => {
      const over = document.querySelectorAll('#stage :is(button, summary, .attribution span)');
      const areaOf = (element: Element | null) => {
        const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
        return width * height;
      };
      const shown = [...over].filter((one) => one.checkVisibility({ visibilityProperty: true }));
      return (
        shown.reduce((sum, one) => sum + areaOf(one), 0) / areaOf(document.querySelector('#map'))
      );
    });
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.1);
  });

  it.each([
    ['phone', phone],
    ['tablet', tablet],
  ] as const)('is a key of what the map shows on a %s, over no control', async (_, size) => {
    const page = await at(size);
    for (const section of ['rockets', 'the-eleven', 'to-laos']) {
      const shown = (await story.goTo(section)).layers;
      const key = await page.evaluate(() => {
        const entries = [...document.querySelectorAll<HTMLElement>('#key > *')];
        const seen = entries.filter((entry) => entry.checkVisibility({ visibilityProperty: true }));
        const { left, top, right, bottom } = (
          document.querySelector('#key') as HTMLElement
        ).getBoundingClientRect();
        const under = [...document.querySelectorAll('#stage :is(button, summary)')].filter(
          (one) => {
            const box = one.getBoundingClientRect();
            const { width } = box;
            return (
              width > 0 &&
              box.left < right &&
              box.right > left &&
              box.top < bottom &&
              box.bottom > top
            );
          },
        );
        return {
          names: seen.map(({ dataset }) => dataset.name),
          under: under.map(({ id, className }) => id || className),
        };
      });
      expect(key.names.toSorted(), section).toEqual(shown.map(labelOf).toSorted());
      expect(key.under, section).toEqual([]);
    }
    await story.scrollTo(0);
    expect(await page.locator('#key').isVisible()).toBe(false);
  });

  it('is a legend at a desk that begins with what the map shows', async () => {
    const page = await at(desk);
    for (const section of ['rockets', 'to-laos']) {
      const shown = (await story.goTo(section)).layers;
      const inOrder = await page
        .getByRole('group', { name: 'Layers' })
        .locator('label')
        .evaluateAll((labels) =>
          labels
            .map((label) => ({
              id: label.querySelector('input')?.value ?? '',
              box: label.getBoundingClientRect(),
            }))
            .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left)
            .map(({ id }) => id),
        );
      expect(inOrder.slice(0, shown.length).toSorted(), section).toEqual(shown.toSorted());
      expect(inOrder.length).toBe(layers.length);
    }
  });

  it('is no legend over the cover, until one comes to it', async () => {
    const page = await at(desk);
    await story.scrollTo(0);
    const opacity = () =>
      page.locator('#layers-panel').evaluate((panel) => getComputedStyle(panel).opacity);
    expect(await opacity()).toBe('0');
    await page.getByRole('checkbox', { name: 'Jilin' }).focus();
    expect(await opacity()).toBe('1');
    await story.goTo('rockets');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await opacity()).toBe('1');
  });

  it('keeps the locator off the edge and off the card', async () => {
    const page = await at(desk);
    await story.goTo('rockets');
    const locator = await page.locator('.locator').boundingBox();
    const card = await page.locator('#rockets .card').boundingBox();
    expect(locator?.y).toBeGreaterThanOrEqual(12);
    expect(locator?.x).toBeGreaterThanOrEqual((card?.x ?? 0) + (card?.width ?? 0) + 12);
  });
});

describe('the cover', () => {
  it.each([
    ['phone', phone],
    ['tablet', tablet],
    ['desk', desk],
  ] as const)('says that the story goes on below, until one scrolls, on a %s', async (_, size) => {
    const page = await at(size);
    const cue = () =>
      page.evaluate(() => {
        const { content, position, insetBlockEnd } = getComputedStyle(
          document.querySelector('main') as HTMLElement,
          '::after',
        );
        return content === 'none' ? undefined : [content, position, parseFloat(insetBlockEnd) < 20];
      });
    await story.scrollTo(0);
    expect(await cue()).toEqual([expect.stringContaining('↓'), 'fixed', true]);
    await story.scrollTo(120);
    expect(await cue()).toBeUndefined();
  });
});
