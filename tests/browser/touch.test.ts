import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

const viewport = { width: 360, height: 740 };
const story = await openStory(browser, url, { viewport, touch: true, drawing: false });
const session = await story.page.context().newCDPSession(story.page);

const middle = { x: 180, y: 150 } as const;

/** Fingers on the screen, so far to either side of the middle of the map. */
const fingers = (apart: number) => [
  { x: middle.x - apart, y: middle.y, id: 0 },
  { x: middle.x + apart, y: middle.y, id: 1 },
];

const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', apart?: number) =>
  session.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: apart === undefined ? [] : fingers(apart),
  });

/** Has the page laid out anew, as when a control over the map comes or goes. */
const layOut = () =>
  story.page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.dispatchEvent(new Event('resize'));
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );

/** Moves two fingers apart, and lifts them or has the system take them away. */
async function spread(end: 'touchEnd' | 'touchCancel'): Promise<void> {
  await touch('touchStart', 20);
  for (let apart = 30; apart <= 110; apart += 10) await touch('touchMove', apart);
  await touch(end);
}

const page = () =>
  story.page.evaluate(() => ({ scrolled: scrollY, scale: visualViewport?.scale ?? 1 }));

async function backToStory(): Promise<void> {
  await story.page.getByRole('button', { name: 'Back to the story' }).click();
  await story.page.waitForSelector('html[data-mode=story]');
}

describe('two fingers on the map', () => {
  it.each([
    ['lifted', 'touchEnd'],
    ['taken away by the system', 'touchCancel'],
  ] as const)('zoom it, not the page, and when %s leave it to the reader', async (_, end) => {
    const before = await story.goTo('to-laos');
    const pageBefore = await page();
    await spread(end);
    const after = await mapAtRest(story.page);
    expect(after.zoom).toBeGreaterThan(before.zoom + 0.3);
    expect(await page()).toEqual(pageBefore);
    expect(await story.page.locator('html').getAttribute('data-mode')).toBe('reader');
    await backToStory();
    expect(await mapAtRest(story.page)).toEqual(before);
  });

  it('take it again while it is on its way back', async () => {
    const before = await story.goTo('the-law');
    await spread('touchEnd');
    await mapAtRest(story.page);
    await story.page.getByRole('button', { name: 'Back to the story' }).click();
    await spread('touchEnd');
    await story.page.waitForSelector('html[data-mode=reader]');
    expect((await mapAtRest(story.page)).zoom).toBeGreaterThan(before.zoom);
    await backToStory();
    expect(await mapAtRest(story.page)).toEqual(before);
  });
});

it('one finger on the map scrolls the page and leaves the map to the story, with nothing over it', async () => {
  await story.goTo('to-laos');
  const before = await page();
  const one = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: middle.x, y, id: 0 }],
    });
  await one('touchStart', 250);
  for (let y = 240; y >= 100; y -= 10) await one('touchMove', y);
  const top = await story.page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.className,
    middle,
  );
  await one('touchEnd');
  await expect
    .poll(page)
    .toEqual({ ...before, scrolled: expect.closeTo(before.scrolled + 140, -2) });
  expect(top).toBe('maplibregl-canvas');
  expect(await story.page.locator('html').getAttribute('data-mode')).not.toBe('reader');
  expect(story.errors).toEqual([]);
});

describe('two fingers that rest on the map while the page is laid out', () => {
  it('keep their grip', async () => {
    const before = await story.goTo('to-thailand');
    await touch('touchStart', 20);
    await layOut();
    for (let apart = 30; apart <= 110; apart += 10) await touch('touchMove', apart);
    await touch('touchEnd');
    await story.page.waitForSelector('html[data-mode=reader]');
    expect((await mapAtRest(story.page)).zoom).toBeGreaterThan(before.zoom + 0.3);
    await backToStory();
  });
});
