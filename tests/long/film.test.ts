import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { beat, desk, film, wheelOverMap } from '../browser/support/film.ts';
import { type GroundShares, groundShares } from '../browser/support/ground-shares.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory } from '../browser/support/open-page.ts';

const browser = await sharedBrowser('drawn');

/** Scrolls repeatedly with one finger on the map. */
async function fingerOnMap(page: Page, distance: number, step: number) {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...ys: readonly number[]) => {
    const touchPoints = ys.map((y) => ({ x: 200, y, id: 0 }));
    return session.send('Input.dispatchTouchEvent', { type, touchPoints });
  };
  for (let way = 0; way < distance; way += 300) {
    await touch('touchStart', 380);
    for (let y = 380; y >= 80; y -= step / 2) {
      await touch('touchMove', y);
      await beat(page);
    }
    await touch('touchEnd');
  }
}

/** The extra share of sea or night that a frame may show over the map at rest. */
const clearlyMore = 0.1;
/** The minimum share of the plain ground at rest that a frame must show. */
const unveiled = 0.4;

/** The uncovered part of the map, at a small desk and on a phone. */
const readings = [
  ['by wheel over the map', desk, [0.46, 0.16, 0.98, 0.72], wheelOverMap],
  [
    'by a finger on the map',
    { viewport: { width: 390, height: 844 }, touch: true },
    [0.03, 0.11, 0.97, 0.38],
    fingerOnMap,
  ],
] as const;

it.each(readings)(
  'every frame of a reading %s on a slow processor shows the ground, with nothing over it',
  async (_, screen, free, scroll) => {
    const { page, goTo, scrollTo } = await openStory(inject('storyUrl'), { browser, ...screen });
    await goTo('the-eleven');
    const end = await page.evaluate(() => scrollY);
    await goTo('the-long-way');
    const begin = await page.evaluate(() => scrollY);
    const pictures = await film(page, () => scroll(page, end - begin, 60), 4);
    const rests: GroundShares[] = [];
    for (let offset = begin; offset <= end + 400; offset += 400) {
      await scrollTo(offset);
      rests.push(await groundShares(await page.screenshot({ type: 'jpeg', quality: 92 }), free));
    }
    const least = Math.min(...rests.map(({ plain }) => plain));
    const [night, sea] = (['night', 'sea'] as const).map((kind) =>
      Math.max(...rests.map((rest) => rest[kind])),
    );
    const frames = await Promise.all(pictures.map((picture) => groundShares(picture, free)));
    expect(frames.length).toBeGreaterThan(5);
    expect(least).toBeGreaterThan(0.05);
    const wrong = frames.filter(
      (frame) =>
        frame.plain < unveiled * least ||
        frame.night > (night ?? 0) + clearlyMore ||
        frame.sea > (sea ?? 0) + clearlyMore,
    );
    expect(wrong, JSON.stringify({ least, night, sea })).toEqual([]);
  },
);
