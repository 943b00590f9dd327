import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { scenes } from '../support/this-story.ts';
import { drag } from './support/film.ts';
import { openStory, screens, still } from './support/open-page.ts';

const url = inject('storyUrl');

/** The story at a desk and on a touch screen, undrawn; each test returns the map to the story. */
const story = await openStory(url, still);
const phone = await openStory(url, { ...still, viewport: screens.phone, touch: true });

async function cameraOf(page: Page) {
  const { center, zoom, bearing, pitch } = await mapAtRest(page);
  return [...center, zoom, bearing, pitch].join(',');
}

/** Drags the map with the mouse where no card covers it, without waiting for it to rest. */
const dragMap = (page: Page) => drag(page, [1100, 450], [1000, 400], [850, 350]);

const modeOf = (page: Page) => page.locator('html').getAttribute('data-mode');

async function backToStory(page: Page) {
  await page.getByRole('button', { name: 'Back to the story' }).click();
  await page.waitForSelector('html[data-mode=story]');
}

describe('the reader’s hands', () => {
  it('drag the map without scrolling the page, and return it with the button, even mid-glide, or with the wheel, which does not zoom', async () => {
    const { page, goTo } = story;
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await goTo('lifeline');
    const [camera, scrolled] = [await cameraOf(page), await page.evaluate(() => window.scrollY)];
    const back = page.getByRole('button', { name: 'Back to the story' });
    expect(await back.isVisible()).toBe(false);
    await dragMap(page);
    await backToStory(page);
    expect(await cameraOf(page)).toBe(camera);
    expect(await back.isVisible()).toBe(false);
    await dragMap(page);
    expect(await cameraOf(page)).not.toBe(camera);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.mouse.wheel(0, 100);
    await page.waitForSelector('html[data-mode=story]');
    await page.mouse.wheel(0, -100);
    expect(await cameraOf(page)).toBe(camera);
    await page.emulateMedia({ reducedMotion: 'reduce' });
  });

  it('zoom with Ctrl and the wheel, a double click, the buttons and the keyboard', async () => {
    const { page, goTo } = story;
    const { zoom } = await goTo('the-law');
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      'ctrl and wheel': async () => {
        await page.mouse.move(1100, 450);
        await page.keyboard.down('Control');
        await page.mouse.wheel(0, -200);
        await page.keyboard.up('Control');
      },
      'double click': () => page.mouse.dblclick(1100, 450),
      button: () => page.getByRole('button', { name: 'Zoom in' }).click(),
      keyboard: () => page.locator('#map canvas').press('+'),
    };
    for (const [name, zoomIn] of Object.entries(ways)) {
      await zoomIn();
      await page.waitForSelector('html[data-mode=reader]');
      expect((await mapAtRest(page)).zoom, name).toBeGreaterThan(zoom + 0.2);
      await backToStory(page);
    }
  });

  it('return the map when the reader goes on to another section, even during a resize', async () => {
    const { page, goTo } = story;
    await goTo('the-law');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForSelector('html[data-mode=reader]');
    await page.evaluate(() => {
      window.dispatchEvent(new Event('resize'));
      document.getElementById('to-laos')?.scrollIntoView({ behavior: 'instant' });
    });
    await page.waitForSelector('html[data-mode=story]');
  });

  it('explore the whole map without the text, and return with Escape', async () => {
    const { page, goTo } = story;
    await goTo('the-eleven');
    const camera = await cameraOf(page);
    await page.getByRole('button', { name: 'Explore the map' }).click();
    expect(await page.locator('#the-eleven h2').isVisible()).toBe(false);
    const { zoom } = await mapAtRest(page);
    await page.mouse.move(400, 450);
    await page.mouse.wheel(0, -300);
    expect((await mapAtRest(page)).zoom).toBeGreaterThan(zoom);
    await page.keyboard.press('Escape');
    await page.waitForSelector('html[data-mode=story]');
    expect(await cameraOf(page)).toBe(camera);
    expect(await page.locator('#the-eleven h2').isVisible()).toBe(true);
  });

  it('explore around the same centre, and pan without dragging, with buttons large enough for touch', async () => {
    const { page, goTo } = phone;
    await page.setViewportSize({ width: 320, height: 568 });
    await goTo('the-eleven');
    const group = page.getByRole('group', { name: 'Move the map' });
    expect(await group.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Explore the map' }).tap();
    const [west, south, right, top] = scenes['the-eleven']?.bounds ?? [0, 0, 0, 0];
    let [east, north] = (await mapAtRest(page)).center;
    expect(east > west && east < right && north > south && north < top).toBe(true);
    const press = async (name: string) => {
      const button = group.getByRole('button', { name });
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      const before = await page.getAttribute('#map', 'data-camera');
      await button.tap();
      await page.waitForFunction((before) => {
        const { camera } = (document.querySelector('#map') as HTMLElement).dataset;
        return camera !== undefined && camera !== before;
      }, before);
      const { center } = await mapAtRest(page);
      const moved = [Math.sign(center[0] - east), Math.sign(center[1] - north)];
      const far = Math.abs(center[0] - east) > Math.abs(center[1] - north);
      [east, north] = center;
      return far ? [moved[0], 0] : [0, moved[1]];
    };
    expect(await press('Move left')).toEqual([-1, 0]);
    expect(await press('Move up')).toEqual([0, 1]);
    await page.keyboard.press('Escape');
    await page.setViewportSize(screens.phone);
  });
});

const session = await phone.page.context().newCDPSession(phone.page);
const middle = { x: 180, y: 150 } as const;

const touch = (
  type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
  ...apart: readonly number[]
) =>
  session.send('Input.dispatchTouchEvent', {
    type,
    touchPoints: apart.map((x, id) => ({ x: middle.x + x, y: middle.y, id })),
  });

/** Moves two fingers apart, and lifts them or has the system take them away. */
async function spread(end: 'touchEnd' | 'touchCancel', meanwhile?: () => Promise<unknown>) {
  await touch('touchStart', -20, 20);
  await meanwhile?.();
  for (let apart = 30; apart <= 110; apart += 10) await touch('touchMove', -apart, apart);
  await touch(end);
}

/** Causes a relayout, as when a control over the map appears or disappears. */
const layOut = () =>
  phone.page.evaluate(async () => {
    window.dispatchEvent(new Event('resize'));
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
  });

const pageState = () =>
  phone.page.evaluate(() => ({ scrolled: scrollY, scale: visualViewport?.scale ?? 1 }));

it('two fingers on the map zoom it, not the page, and a cancelled gesture leaves it to the reader even after a relayout', async () => {
  const { page, goTo } = phone;
  const before = await goTo('to-laos');
  const pageBefore = await pageState();
  await spread('touchCancel', layOut);
  expect((await mapAtRest(page)).zoom).toBeGreaterThan(before.zoom + 0.3);
  expect(await pageState()).toEqual(pageBefore);
  expect(await modeOf(page)).toBe('reader');
  await backToStory(page);
  expect(await mapAtRest(page)).toEqual(before);
});

it('two fingers on the map take it over, even while it returns to the story', async () => {
  const { page, goTo } = phone;
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const before = await goTo('the-law');
  await spread('touchEnd');
  await mapAtRest(page);
  await page.getByRole('button', { name: 'Back to the story' }).click();
  await spread('touchEnd');
  await page.waitForSelector('html[data-mode=reader]');
  expect((await mapAtRest(page)).zoom).toBeGreaterThan(before.zoom);
  await backToStory(page);
  expect(await mapAtRest(page)).toEqual(before);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

it('one finger on the map scrolls the page, with nothing over the map', async () => {
  const { page, goTo, errors } = phone;
  await goTo('to-laos');
  const before = await pageState();
  const one = (type: 'touchStart' | 'touchMove', y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: middle.x, y, id: 0 }] });
  await one('touchStart', 250);
  for (let y = 240; y >= 100; y -= 10) await one('touchMove', y);
  const top = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.className, middle);
  await touch('touchEnd');
  await expect
    .poll(pageState)
    .toEqual({ ...before, scrolled: expect.closeTo(before.scrolled + 140, -2) });
  expect(top).toBe('maplibregl-canvas');
  expect(await modeOf(page)).not.toBe('reader');
  expect(errors).toEqual([]);
});

it('Escape moves the focus off the map, so that the arrow keys scroll the page', async () => {
  const { page, goTo } = story;
  const { center } = await goTo('the-law');
  for (const taken of [false, true]) {
    await page.locator('#map canvas').evaluate((canvas: HTMLElement) => canvas.focus());
    if (taken) {
      await page.keyboard.press('+');
      await page.waitForSelector('html[data-mode=reader]');
    }
    await page.keyboard.press('Escape');
    if (taken) await page.waitForSelector('html[data-mode=story]');
    expect(await page.evaluate(() => document.activeElement?.closest('#map'))).toBeNull();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((from) => scrollY > from, before);
    expect((await mapAtRest(page)).center).toEqual(center);
    expect(await modeOf(page)).not.toBe('reader');
  }
});
