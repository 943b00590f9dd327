import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { type MapAtRest, mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { positions } from '../support/shapes.ts';
import { scenes } from '../support/this-story.ts';
import { cases, inEveryRun, someOf } from './support/cases.ts';
import { firstFind, foundUnseen } from './support/find-in-page.ts';
import { openPage, openStory, still } from './support/open-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;
const upright = { width: 390, height: 844 } as const;

/** The story at a desk and on a phone, undrawn; tests that share it restore it. */
const story = await openStory(url, undrawn);
const phone = await openStory(url, { ...still, viewport: upright });

describe('reading the story', () => {
  inEveryRun(() => {
    it('reaches the next camera after a turn of the wheel', async () => {
      const { page, goTo, scrollTo } = story;
      const before = await goTo('the-eleven');
      const step = 240;
      let offset = await page.evaluate(() => scrollY);
      while ((await scrollTo(offset)).zoom === before.zoom) offset += step;
      const from = offset - 2 * step;
      await scrollTo(from);
      await page.mouse.move(300, 450);
      await page.mouse.wheel(0, 700);
      await page.waitForFunction((top) => scrollY > top - 1, from + 700);
      expect(await mapAtRest(page)).not.toEqual(before);
    });

    it('updates the section list and the legend in the scroll event of a jump, before the map renders', async () => {
      const { page, goTo } = story;
      await goTo('the-law');
      const marked = await page.evaluate(async () => {
        const own = window.requestAnimationFrame;
        const held: FrameRequestCallback[] = [];
        window.requestAnimationFrame = (frame) => held.push(frame);
        const scrolled = new Promise((done) => addEventListener('scroll', done, { once: true }));
        location.hash = 'to-laos';
        await scrolled;
        window.requestAnimationFrame = own;
        for (const frame of held) own(frame);
        return {
          current: document.querySelector('#_sections [aria-current]')?.getAttribute('href'),
          laos: document.querySelector<HTMLInputElement>('#_layers [value="route-laos"]')?.checked,
        };
      });
      expect(marked).toEqual({ current: '#to-laos', laos: true });
    });

    it('keeps the URL on the current section in one history entry, and goes back and forward by links', async () => {
      const { page, goTo, scrollTo } = story;
      const entries = await page.evaluate(() => history.length);
      for (const section of ['rockets', 'the-law']) {
        const top = await page
          .locator(`#${section}`)
          .evaluate((element) => element.getBoundingClientRect().top + window.scrollY - 100);
        await scrollTo(top);
        await page.waitForFunction((id) => location.hash === `#${id}`, section);
      }
      expect(await page.evaluate(() => history.length)).toBe(entries);
      const before = await goTo('lifeline');
      const after = await goTo('to-thailand');
      await page.goBack();
      await page.waitForFunction(() => location.hash === '#lifeline');
      expect(await mapAtRest(page)).toEqual(before);
      await page.goForward();
      await page.waitForFunction(() => location.hash === '#to-thailand');
      expect(await mapAtRest(page)).toEqual(after);
    });

    it('starts at the beginning and works with an invalid URL', async () => {
      const odd = `${url}/?show=nothing&hide=%E0%A4%A&view=a,b#to-laos%E2%80`;
      const { page, errors } = await openStory(odd, undrawn);
      await page.waitForSelector('html[data-script=on]');
      await page.evaluate(async () => {
        for (const fragment of ['50%', 'no-such-section']) {
          location.hash = fragment;
          await new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
        }
      });
      expect(await page.evaluate(() => window.scrollY)).toBe(0);
      const { layers } = await mapAtRest(page);
      expect(layers).toEqual(Object.keys(scenes.title?.layers ?? {}));
      expect(errors).toEqual([]);
    });
  });

  it.each(cases(['0,-85,22,0,0'], ['0,85,22,0,60', '999,-999,999,999,999']))(
    'shows the map without warnings for a link to a view beyond all land, %s',
    async (view) => {
      const { page, errors } = await openPage({ ...undrawn, viewport: upright });
      const warnings: string[] = [];
      page.on('console', (message) => warnings.push(message.text()));
      await page.goto(`${url}/?view=${view}#rockets`);
      await mapReady(page);
      await page.waitForSelector('html[data-mode=reader]');
      expect(await page.getAttribute('html', 'data-map')).toBe('ready');
      expect(warnings.filter((text) => text.includes('layers['))).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});

/** The share of the text's room, below the map or beside it, in whose top a card's last line is read. */
const top = 0.2;

/** The last scroll offset at which the section's last line is below the top of the text's room. */
const lastLineRead = (page: Page, section: string) =>
  page.evaluate(
    ([id, top]) => {
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
      return Math.floor(scrollY + Math.max(...bottoms) - edge - top * (innerHeight - edge)) - 2;
    },
    [section, top] as const,
  );

/** Sections without a passage, where the map would move with the words. */
const heldSections = someOf(['rockets', 'the-eleven', 'the-law'], ['rockets']);

it.each(cases(positions(390, 844), positions(1440, 900, 768, 1024, 844, 390)))(
  'a section’s map stays until the last line is read, at %i × %i',
  async (width, height) => {
    const { page, goTo, scrollTo } = phone;
    await page.setViewportSize({ width, height });
    for (const section of heldSections) {
      const { center, zoom } = await goTo(section);
      const last = await scrollTo(await lastLineRead(page, section));
      expect({ section, center: last.center, zoom: last.zoom }).toEqual({ section, center, zoom });
    }
    await page.setViewportSize(upright);
  },
);

inEveryRun(() => {
  it('the map moves on after a section’s last line, and arrives before the next title is a quarter of the way from the map', async () => {
    const { page, goTo, scrollTo } = phone;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const held = await goTo('rockets');
    const left = await lastLineRead(page, 'rockets');
    const next = await goTo('ninety-firings');
    expect((await scrollTo(left + 100)).center).not.toEqual(held.center);
    const quarter = await page.evaluate(() => {
      const stage = document.querySelector('#_stage') as HTMLElement;
      const { bottom } = stage.getBoundingClientRect();
      const title = document.querySelector('#ninety-firings h2') as HTMLElement;
      return Math.ceil(
        scrollY + title.getBoundingClientRect().top - bottom - (innerHeight - bottom) / 4,
      );
    });
    expect((await scrollTo(quarter)).center).toEqual(next.center);
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  it('the counter of a passage stays behind the next section, which a fling shows before a script runs', async () => {
    const { page, goTo } = phone;
    await goTo('floodgates');
    const setStyle = (css: string) =>
      page.locator('.odometer').evaluateAll((counters, cssText) => {
        for (const { style } of counters as HTMLElement[]) Object.assign(style, { cssText });
      }, css);
    const without = await page.screenshot();
    await setStyle('display: grid !important; background: red');
    const behind = await page.screenshot();
    await setStyle('');
    expect(behind.equals(without)).toBe(true);
  });
});

/** The gaps between sections as shares of the text's area: from 1 on no text is visible for a moment. */
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

/** Whether two cameras show nearly the same: within a tenth of the shorter side, at a similar zoom. */
function hardlyMoves(before: MapAtRest | undefined, after: MapAtRest | undefined, side: number) {
  if (!before || !after) return false;
  const pixelsPerDegree = (512 * 2 ** before.zoom) / 360;
  const moved = Math.hypot(
    after.center[0] - before.center[0],
    (after.center[1] - before.center[1]) / Math.cos((before.center[1] * Math.PI) / 180),
  );
  return moved * pixelsPerDegree < side / 10 && Math.abs(after.zoom - before.zoom) < 0.15;
}

it.each(
  cases([], [
    [390, 844, 0.3],
    [1440, 900, 0.61],
  ] as const),
)(
  'the gap between sections is short if the map stays, and longer if it travels, at %i × %i',
  async (width, height, most) => {
    const { page, goTo } = phone;
    await page.setViewportSize({ width, height });
    const cameras: MapAtRest[] = [];
    for (const section of Object.keys(scenes)) cameras.push(await goTo(section));
    const between = await gaps(page);
    const least = Math.min(width, height);
    const stays = between.filter((_, i) => hardlyMoves(cameras[i], cameras[i + 1], least));
    expect(between.length).toBe(cameras.length - 1);
    expect(stays.length).toBeGreaterThan(0);
    for (const gap of stays) expect(gap).toBeLessThan(most - 0.05);
    for (const gap of between) expect(gap).toBeLessThanOrEqual(most);
    expect(Math.max(...between)).toBeGreaterThan(most - 0.05);
    await page.setViewportSize(upright);
  },
);

inEveryRun(() => {
  it('the progress bar moves with every scroll under reduced motion, from empty to full width', async () => {
    const { page, scrollTo } = phone;
    const line = page.locator('#_sections .read');
    const filled = () => line.evaluate((one) => one.getBoundingClientRect().width / innerWidth);
    await scrollTo(0);
    expect(await filled()).toBe(0);
    const end = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    let last = 0;
    for (let offset = 120; offset < 1200; offset += 120) {
      await page.evaluate((top) => {
        window.scrollTo({ top, behavior: 'instant' });
        return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, offset);
      const now = await filled();
      expect(now, `${offset}`).toBeGreaterThan(last);
      expect(now).toBeCloseTo(offset / end, 3);
      last = now;
    }
    await scrollTo(end);
    expect(await filled()).toBe(1);
  });

  it('find-in-page leads to headings and to names in the text, but not to text for screen readers', async () => {
    const { page } = story;
    expect(await page.evaluate(foundUnseen)).toEqual([]);
    expect(await firstFind(page, 'Rockets, seen')).toBe('rockets');
    expect(await firstFind(page, 'Wonsan')).toBe('ninety-firings');
    expect(await firstFind(page, 'Demilitarised Zone comes down')).toBe('rockets');
    expect(await firstFind(page, 'The map shows an area')).toBeUndefined();
    expect(await page.locator('#rockets').ariaSnapshot()).toContain('img "The map shows an area');
    expect(await page.locator('#_sections').ariaSnapshot()).toContain(
      'link "Fuel and food come from China"',
    );
    const help = await page.locator('#map canvas').getAttribute('aria-describedby');
    expect(await page.locator(`#${help}`).textContent()).toContain('arrow keys move it');
  });

  it('find-in-page on a phone scrolls to the middle of the area below the map', async () => {
    const off = await phone.page.evaluate(() => {
      const words = document.querySelector('#lifeline .card > p:not(.kicker) .cite') as HTMLElement;
      words.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { top, bottom } = words.getBoundingClientRect();
      const map = document.querySelector('#_stage')?.getBoundingClientRect().bottom ?? 0;
      return (top + bottom) / 2 - (map + innerHeight) / 2;
    });
    expect(Math.abs(off)).toBeLessThan(16);
  });

  it('find-in-page finds folded text, which the browser then opens', async () => {
    const folded = await story.page.evaluate(() =>
      [...document.querySelectorAll('main details:not([open]) > :not(summary)')].map(
        (part) => getComputedStyle(part).display !== 'none',
      ),
    );
    expect(folded.length).toBeGreaterThan(5);
    expect(folded.every(Boolean)).toBe(true);
  });
});
