import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { scenes } from '../support/this-story.ts';
import { cases, inEveryRun, someOf } from './support/cases.ts';
import { openAt, openStory, screens, still } from './support/open-page.ts';

const url = inject('storyUrl');

const { phone, desk } = screens;

interface Stop {
  readonly name: string;
  /** Whether its first line box is inside the viewport, and not under anything else. */
  readonly seen: boolean;
  readonly outlined: boolean;
}

/** Runs in the page: the focused element, or nothing where the focus has left the page. */
function focusedStop(): Stop | undefined {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return undefined;
  if (element === document.body) return undefined;
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const isCanvas = element instanceof HTMLCanvasElement;
  const shares = isCanvas ? [0.1, 0.3, 0.5, 0.7, 0.9] : [0.5];
  const seen = shares.some((x) =>
    shares.some((y) => {
      const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return hit !== null && (element === hit || element.contains(hit));
    }),
  );
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
  const width = Number.parseFloat(outlineWidth);
  const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
  return {
    name: `${element.localName}#${element.id} ${words.trim().replace(/\s+/g, ' ').slice(0, 40)}`,
    seen,
    // Around the canvas it would lie beyond the screen of a phone.
    outlined:
      outlineStyle !== 'none' && width >= 2 && (!isCanvas || outlineOffset === `-${width}px`),
  };
}

async function tabThrough(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    for (const _ of [1, 2]) await page.evaluate(() => new Promise(requestAnimationFrame));
    const stop = await page.evaluate(focusedStop);
    if (!stop) return stops;
    stops.push(stop);
  }
  throw new Error(`The focus has not left the page; it was last on ${stops.at(-1)?.name}.`);
}

const focusable = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('a[href], button, input, summary, canvas')].filter(
        (element) =>
          element.tabIndex >= 0 &&
          !element.closest('[inert]') &&
          element.checkVisibility({ visibilityProperty: true }) &&
          !(element as HTMLButtonElement).disabled,
      ).length,
  );

/** Sections whose links and controls differ in kind, and the last, which has the most. */
const some = ['title', 'ninety-firings', 'to-laos', 'sources'];

/** Removes sections from the tab order. */
const passOver = (page: Page, sections: readonly string[]) =>
  page.locator('main > section').evaluateAll((all, sections) => {
    for (const section of all as HTMLElement[]) section.inert = sections.includes(section.id);
  }, sections);

it.each(cases([['a phone', phone]] as const, [['a desk', desk]] as const))(
  'every control on %s is reachable, visible and outlined, and none traps the focus',
  async (_, viewport) => {
    const { page } = await openAt(url, { viewport, ...still });
    await mapReady(page);
    const read = someOf(Object.keys(scenes), some);
    const others = Object.keys(scenes).filter((section) => !read.includes(section));
    await passOver(page, others);
    const count = await focusable(page);
    const stops = await tabThrough(page);
    expect(stops.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
    expect(stops.filter(({ outlined }) => !outlined).map(({ name }) => name)).toEqual([]);
    expect(stops.length).toBeGreaterThanOrEqual(count);
    expect(stops[0]?.name).toContain('Skip to the story');
  },
);

inEveryRun(() => {
  describe('at a desk and on a touch screen', async () => {
    const atDesk = await openStory(url, { viewport: desk, ...still });
    const touched = await openStory(url, { viewport: phone, touch: true, ...still });

    it('the skip link and the section list lead to sections', async () => {
      const { page } = atDesk;
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await mapAtRest(page);
      expect(new URL(page.url()).hash).toBe('#the-line');
      const skippedTo = await page.evaluate(() => {
        const top = document.querySelector('#the-line h2')?.getBoundingClientRect().top ?? -1;
        return top >= 0 && top < innerHeight;
      });
      expect(skippedTo).toBe(true);

      await page.locator('#_sections a').nth(8).focus();
      await page.keyboard.press('Enter');
      await mapAtRest(page);
      expect(new URL(page.url()).hash).toBe('#the-law');
    });

    it('controls are large enough for touch', async () => {
      const { page } = touched;
      const all = page.locator('#_all-layers');
      await all.click();
      const small = () =>
        page.evaluate(() => {
          const controls = document.querySelectorAll<HTMLElement>(
            '#_stage button, #_stage summary, #_stage label, main summary',
          );
          return [...controls].flatMap((control) => {
            const { width, height } = control.getBoundingClientRect();
            if (!control.checkVisibility({ visibilityProperty: true })) return [];
            if (Math.min(width, height) >= 43.99) return [];
            return [`${control.id || control.textContent?.trim()}: ${width} × ${height}`];
          });
        });
      expect(await small()).toEqual([]);
      await page.getByRole('button', { name: 'Explore the map' }).click();
      expect(await small()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForSelector('html[data-mode=story]');
    });

    it('the section ticks keep their size on a low screen, and the current tick is fully visible', async () => {
      const { page, goTo } = atDesk;
      const height = 320;
      await page.setViewportSize({ width: 640, height });
      await page.mouse.move(500, 200);
      const ids = await page.$$eval('main > section[id]', (all) => all.map(({ id }) => id));
      for (const at of [ids.length - 1, Math.floor(ids.length / 2)]) {
        await goTo(ids[at] ?? '');
        const ticks = await page.locator('#_sections a').evaluateAll((links) =>
          links.map((link) => {
            const { left, top, bottom } = link.getBoundingClientRect();
            const hit = document.elementFromPoint(left + 10, (top + bottom) / 2);
            const isRead = link.hasAttribute('aria-current');
            return { top, bottom, isRead, isHit: link.contains(hit) };
          }),
        );
        expect(Math.min(...ticks.map(({ top, bottom }) => bottom - top))).toBeGreaterThan(23.9);
        expect(ticks.findIndex(({ isRead }) => isRead)).toBe(at);
        expect(ticks[at]?.top).toBeGreaterThanOrEqual(0);
        expect(ticks[at]?.bottom).toBeLessThanOrEqual(height);
        expect(ticks[at]?.isHit).toBe(true);
      }
      await page.setViewportSize(desk);
    });

    it('the section names stay clear of the text after a tap on a tick, on a landscape touch screen', async () => {
      const { page } = touched;
      await page.setViewportSize({ width: 740, height: 360 });
      await mapAtRest(page);
      const tick = page.locator('#_sections a').nth(6);
      await tick.tap();
      await tick.hover();
      await mapAtRest(page);
      expect(new URL(page.url()).hash).toBe('#carrier-and-handshake');
      expect(await tick.locator('span').isVisible()).toBe(false);
      const rail = await page.locator('#_sections ol').boundingBox();
      const card = await page.locator('#carrier-and-handshake .card').boundingBox();
      expect((rail?.x ?? 0) + (rail?.width ?? 0)).toBeLessThanOrEqual(card?.x ?? 0);
    });

    it('the section names are hidden by Escape, and shown again by the next key or the pointer', async () => {
      const { page } = atDesk;
      const links = page.locator('#_sections a');
      const name = links.nth(5).locator('span');
      const width = async () => (await name.boundingBox())?.width ?? 0;
      await links.nth(5).focus();
      expect(await width()).toBeGreaterThan(20);
      await page.keyboard.press('Escape');
      expect(await width()).toBeLessThan(2);
      expect(await links.nth(5).evaluate((link) => link === document.activeElement)).toBe(true);
      await page.keyboard.press('Tab');
      expect(await width()).toBeGreaterThan(20);

      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await links.nth(2).hover();
      expect(await width()).toBeGreaterThan(20);
      await page.keyboard.press('Escape');
      expect(await width()).toBeLessThan(2);
      await page.mouse.move(700, 450);
      await links.nth(2).hover();
      expect(await width()).toBeGreaterThan(20);
    });

    it('arrow keys and letters lead from section to section, and the letters can be turned off', async () => {
      const { page, scrollTo } = atDesk;
      await scrollTo(0);
      const hashAfter = async (key: string) => {
        await page.locator('body').press(key);
        await mapAtRest(page);
        return new URL(page.url()).hash;
      };
      expect(await hashAfter('j')).toBe('#the-line');
      expect(await hashAfter('ArrowRight')).toBe('#the-long-way');
      expect(await hashAfter('k')).toBe('#the-line');

      await page.evaluate(() => {
        const folds = document.querySelectorAll<HTMLElement>('#_about > summary, .keys > summary');
        for (const fold of folds) fold.click();
      });
      await page.getByRole('checkbox', { name: 'Use the letters J and K' }).uncheck();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await expect.poll(() => new URL(page.url()).hash).not.toBe('#the-line');
      const from = await hashAfter('k');
      expect(await hashAfter('k')).toBe(from);
      expect(await hashAfter('ArrowLeft')).not.toBe(from);
    });
  });
});
