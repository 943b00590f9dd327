import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Frame, film } from './support/film.ts';
import { type GroundShares, groundShares, type Part } from './support/ground-shares.ts';
import { openBrowser } from './support/open-browser.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** How much more sea than at rest a frame may show, as a share of what is looked at. */
const clearlyMore = 0.1;

/** The least share of what is plain ground at rest that is plain ground in a frame. */
const unveiled = 0.4;

/** How far apart the map is looked at on the way at first, in CSS pixels. */
const apart = 900;

/** How far the map may lag behind the page's scroll, in CSS pixels. */
const lags = [0, 25, 50, 75, 100, 130, 160, 200, 250, 300] as const;

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The map where neither text nor controls lie over it. */
const free: Readonly<Record<'desk' | 'phone', Part>> = {
  desk: [0.46, 0.16, 0.98, 0.72],
  phone: [0.03, 0.11, 0.97, 0.38],
};

/** Scrolls by wheel with the pointer over the map. */
async function wheel(page: Page, distance: number, step: number, pause: number): Promise<void> {
  await page.mouse.move(1000, 300);
  for (let way = 0; way < distance; way += step) {
    await page.mouse.wheel(0, step);
    await page.waitForTimeout(pause);
  }
}

/** Scrolls by one finger on the map, again and again. */
async function finger(page: Page, distance: number, step: number, pause: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: 200, y, id: 0 }],
    });
  for (let way = 0; way < distance; way += 300) {
    await touch('touchStart', 380);
    for (let y = 380; y >= 80; y -= step) {
      await touch('touchMove', y);
      await page.waitForTimeout(pause);
    }
    await touch('touchEnd');
  }
  await session.detach();
}

const offsetOf = (page: Page, section: string): Promise<number> =>
  page.evaluate(
    (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? 0) + window.scrollY,
    section,
  );

/** What the map shows at rest at an offset. */
async function atRest(story: StoryPage, offset: number, part: Part): Promise<GroundShares> {
  await story.scrollTo(Math.max(0, offset));
  return groundShares(await story.page.screenshot({ type: 'jpeg', quality: 92 }), part);
}

/** What is wrong with a frame, by what the map shows at rest at some offsets near it. */
function faultOf({ sea, plain }: GroundShares, rests: readonly GroundShares[]): string | undefined {
  const mostSea = Math.max(...rests.map((rest) => rest.sea));
  const leastPlain = Math.min(...rests.map((rest) => rest.plain));
  if (sea > mostSea + clearlyMore) return `${sea} is sea, at rest ${mostSea}`;
  if (plain < unveiled * leastPlain) return `${plain} is plain, at rest ${leastPlain}`;
  return;
}

/**
 * The frames in which the land drowned, or something lay over the map: first by what the map shows
 * here and there on the way, and those that may be at fault by what it shows just there.
 */
async function faults(
  story: StoryPage,
  frames: readonly Frame[],
  part: Part,
): Promise<readonly string[]> {
  const last = Math.max(...frames.map(({ offset }) => offset));
  const ways: (GroundShares & { readonly offset: number })[] = [];
  for (let offset = 0; offset <= last; offset += apart) {
    ways.push({ offset, ...(await atRest(story, offset, part)) });
  }
  const found: string[] = [];
  const rests = new Map<number, GroundShares>();
  for (const { offset, picture } of frames) {
    const shares = await groundShares(picture, part);
    const near = ways.filter((way) => Math.abs(way.offset - offset) <= apart);
    if (!faultOf(shares, near)) continue;
    const just: GroundShares[] = [];
    for (const lag of lags) {
      const at = Math.round((offset - lag) / 25) * 25;
      const rest = rests.get(at) ?? (await atRest(story, at, part));
      rests.set(at, rest);
      just.push(rest);
    }
    const fault = faultOf(shares, just);
    if (fault) found.push(`at ${offset}: ${fault}`);
  }
  return found;
}

describe.each([
  ['brisk', 1, 'lifeline', 120, 40],
  ['slow, on a processor four times slower', 4, 'ninety-firings', 60, 40],
] as const)('a film of a reading that is %s', (_, slower, last, step, pause) => {
  it('has ground and nothing over it in every frame, by wheel over the map', async () => {
    const story = await openStory(browser, inject('storyUrl'), { viewport: desk });
    const { page } = story;
    const [from, to] = [await offsetOf(page, 'rockets'), await offsetOf(page, last)];
    const frames = await film(page, () => wheel(page, to, step, pause), slower);
    expect(frames.length).toBeGreaterThan(20);
    expect(await faults(story, frames, free.desk)).toEqual([]);
    const between = frames.filter(({ offset }) => offset > from);
    expect(between.length).toBeGreaterThan(5);
    const names = await Promise.all(between.map(({ picture }) => groundShares(picture, free.desk)));
    expect(names.filter(({ areaNames }) => areaNames > 5)).toEqual([]);
    await story.close();
  });

  it('has ground and nothing over it in every frame, by a finger on the map', async () => {
    const story = await openStory(browser, inject('storyUrl'), { viewport: phone, touch: true });
    const { page } = story;
    const to = await offsetOf(page, last);
    const frames = await film(page, () => finger(page, to, step / 2, pause), slower);
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(to / 2);
    expect(frames.length).toBeGreaterThan(20);
    expect(await faults(story, frames, free.phone)).toEqual([]);
    await story.close();
  });
});
