import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { drag } from '../browser/support/film.ts';
import { apartFromFresh, sameMap } from '../browser/support/fresh-visit.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory, small } from '../browser/support/open-page.ts';
import { integer, number } from '../core/arbitraries.ts';
import { scenes } from '../support/this-story.ts';

const options = { ...small, browser: await sharedBrowser('drawn') };
const stops = 6;
const eventsEach = 20;

/** A random action of a reader, without waiting for the map. */
type Act = (page: Page) => Promise<unknown>;

const act = <T>(values: fc.Arbitrary<T>, does: (page: Page, value: T) => Promise<unknown>) =>
  values.map(
    (value): Act =>
      (page) =>
        does(page, value),
  );
const click = (selectors: readonly string[]) =>
  act(fc.constantFrom(...selectors), (page, selector) =>
    page.evaluate((each) => document.querySelector<HTMLElement>(each)?.click(), selector),
  );
const point = fc.tuple(integer(0, small.viewport.width), integer(0, small.viewport.height));
const keys = 'ArrowDown ArrowUp PageDown PageUp Space Home End Tab Escape j k + -'.split(' ');

/** A wheel turn, a fling, a key, a drag, a switch, a button, a rotation or a link. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  act(integer(-2000, 2000), (page, turn) => page.mouse.wheel(0, turn)),
  act(number(0, 1), (page, share) =>
    page.evaluate(async (share) => {
      const from = scrollY;
      const to = share * (document.documentElement.scrollHeight - innerHeight);
      for (let frame = 1; frame <= 8; frame += 1) {
        scrollTo({ top: from + ((to - from) * frame) / 8, behavior: 'instant' });
        await new Promise(requestAnimationFrame);
      }
    }, share),
  ),
  act(fc.constantFrom(...keys), (page, key) => page.keyboard.press(key)),
  act(fc.tuple(point, point), (page, [from, to]) => drag(page, from, to)),
  click(['#_layers input', '#_layers label:last-of-type input', '#_layers .reset']),
  click(['#_explore', '#_back', '#_zoom-in', '#_zoom-out', '#_motion']),
  act(
    fc.constantFrom(small.viewport, { width: 360, height: 740 }, { width: 740, height: 360 }),
    (page, size) => page.setViewportSize(size),
  ),
  act(fc.constantFrom(...Object.keys(scenes), 'nowhere'), (page, id) =>
    page.evaluate((id) => location.assign(`#${id}`), id),
  ),
);

/** Returns the map to the story, and resets what is not in the URL: motion, size, open lists. */
async function settle(page: Page) {
  await page.setViewportSize(small.viewport);
  // A mouse move makes MapLibre end a drag whose release it missed.
  await page.mouse.move(1, 1);
  // A recent gesture may take the map only after the first click.
  const back = () =>
    page.evaluate(() => {
      document.getElementById('_back')?.click();
      return document.documentElement.dataset.mode ?? 'story';
    });
  await expect.poll(back).toBe('story');
  await page.evaluate(() => {
    const motion = document.getElementById('_motion');
    if (motion?.getAttribute('aria-checked') === 'true') motion.click();
    for (const list of document.querySelectorAll<HTMLDetailsElement>('details')) list.open = false;
    document.querySelector<HTMLElement>('#_all-layers[aria-expanded=true]')?.click();
  });
}

it('after any actions of a reader the text is complete and the map matches a fresh visit', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log({ seed });
  const story = await openStory(inject('storyUrl'), options);
  const { page, goTo } = story;
  const text = () => page.locator('main section[id] > *').allTextContents();
  const length = (await text()).join('').length;
  const places = fc.sample(fc.constantFrom(...Object.keys(scenes)), { numRuns: stops, seed });
  for (const [stop, place] of places.entries()) {
    for (const act of fc.sample(acts, { numRuns: eventsEach, seed: seed + stop })) await act(page);
    await settle(page);
    await goTo(place);
    const apart = await apartFromFresh(story, options);
    expect({ seed, stop, place, isSame: apart < sameMap, apart }).toMatchObject({ isSame: true });
  }
  expect(Math.abs((await text()).join('').length - length)).toBeLessThan(200);
  expect({ seed, errors: story.errors }).toEqual({ seed, errors: [] });
});
