import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { layers, scenes } from '../support/this-story.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;
const browser = await sharedBrowser('undrawn');

/** The story at a desk, undrawn: tests that leave it as they found it read it one after the other. */

const story = await openStory(browser, url, undrawn);

/** The camera once the map rests, as one value to compare. */
async function cameraOf(page: Page): Promise<string> {
  const { center, zoom, bearing, pitch } = await mapAtRest(page);
  return [...center, zoom, bearing, pitch].join(',');
}

/** Drags the map with the mouse where no card covers it. */
async function drag(page: Page): Promise<void> {
  await page.mouse.move(1100, 450);
  await page.mouse.down();
  await page.mouse.move(1000, 400, { steps: 5 });
  await page.mouse.move(900, 350, { steps: 5 });
  await page.mouse.up();
  await mapAtRest(page);
}

describe('the reader’s hands', () => {
  it('take the map by a drag, without moving the page, and give it back by the button', async () => {
    const { page, goTo } = story;
    await goTo('lifeline');
    const [camera, scrolled] = [await cameraOf(page), await page.evaluate(() => window.scrollY)];
    const back = page.getByRole('button', { name: 'Back to the story' });
    expect(await back.isVisible()).toBe(false);
    await drag(page);
    expect(await cameraOf(page)).not.toBe(camera);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    expect(await back.isVisible()).toBe(true);
    await back.click();
    await page.waitForSelector('html[data-mode=story]');
    expect(await cameraOf(page)).toBe(camera);
    expect(await back.isVisible()).toBe(false);
  });

  it('give the map back by scrolling on', async () => {
    const { page, goTo } = story;
    await goTo('lifeline');
    const camera = await cameraOf(page);
    await drag(page);
    await page.mouse.wheel(0, 100);
    await page.waitForSelector('html[data-mode=story]');
    await page.mouse.wheel(0, -100);
    expect(await cameraOf(page)).toBe(camera);
  });

  it('let the story have the map back while it still glides from a throw', async () => {
    const { page, goTo } = story;
    await goTo('lifeline');
    const camera = await cameraOf(page);
    await page.mouse.move(1100, 450);
    await page.mouse.down();
    await page.mouse.move(800, 350, { steps: 3 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Back to the story' }).click();
    await page.waitForSelector('html[data-mode=story]');
    expect(await cameraOf(page)).toBe(camera);
  });

  it('scroll the page with the wheel over the map, which does not zoom', async () => {
    const { page, scrollTo } = story;
    const { zoom } = await scrollTo(0);
    await page.mouse.move(1100, 450);
    await page.mouse.wheel(0, 60);
    await page.waitForFunction(() => window.scrollY > 0);
    expect((await mapAtRest(page)).zoom).toBe(zoom);
    expect(await page.locator('html').getAttribute('data-mode')).not.toBe('reader');
  });

  it('zoom with ctrl and the wheel, a double click, the buttons and the keyboard', async () => {
    const { page, goTo } = story;
    const { zoom } = await goTo('the-law');
    const ways: [string, () => Promise<void>][] = [
      [
        'ctrl and wheel',
        async () => {
          await page.mouse.move(1100, 450);
          await page.keyboard.down('Control');
          await page.mouse.wheel(0, -200);
          await page.keyboard.up('Control');
        },
      ],
      ['double click', () => page.mouse.dblclick(1100, 450)],
      ['button', () => page.getByRole('button', { name: 'Zoom in' }).click()],
      [
        'keyboard',
        async () => {
          await page.locator('#map canvas').focus();
          await page.keyboard.press('+');
        },
      ],
    ];
    for (const [name, zoomIn] of ways) {
      await zoomIn();
      await page.waitForSelector('html[data-mode=reader]');
      expect((await mapAtRest(page)).zoom, name).toBeGreaterThan(zoom + 0.2);
      await page.getByRole('button', { name: 'Back to the story' }).click();
      await page.waitForSelector('html[data-mode=story]');
      await mapAtRest(page);
    }
  });

  it('explore the map whole, with the text aside, and leave by Escape', async () => {
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

  it('open the map on what lay in its middle, and move it without a drag, by buttons that touch finds', async () => {
    const viewport = { width: 320, height: 568 };
    const { page, goTo, close } = await openStory(browser, url, {
      ...undrawn,
      viewport,
      touch: true,
    });
    await goTo('the-eleven');
    const group = page.getByRole('group', { name: 'Move the map' });
    expect(await group.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Explore the map' }).tap();
    const [west, south, right, top] = scenes['the-eleven']?.bounds ?? [0, 0, 0, 0];
    let [east, north] = (await mapAtRest(page)).center;
    expect(east).toBeGreaterThan(west);
    expect(east).toBeLessThan(right);
    expect(north).toBeGreaterThan(south);
    expect(north).toBeLessThan(top);
    const press = async (name: string) => {
      const button = group.getByRole('button', { name });
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      await button.tap();
      await page.waitForTimeout(400);
      const { center } = await mapAtRest(page);
      const moved = [Math.sign(center[0] - east), Math.sign(center[1] - north)];
      const far = Math.abs(center[0] - east) > Math.abs(center[1] - north);
      [east, north] = center;
      return far ? [moved[0], 0] : [0, moved[1]];
    };
    expect(await press('Move left')).toEqual([-1, 0]);
    expect(await press('Move up')).toEqual([0, 1]);
    expect(await press('Move right')).toEqual([1, 0]);
    expect(await press('Move down')).toEqual([0, -1]);
    await close();
  });
});

describe('the switches', () => {
  it('hide and show each layer, in every section, until Reset', async () => {
    const { page, goTo, errors } = story;
    await goTo('sources');
    const group = page.getByRole('group', { name: 'Layers' });
    const wished: string[] = [];
    for (const { id, label } of layers) {
      const box = group.getByRole('checkbox', { name: label, exact: true });
      const before = await box.isChecked();
      await box.evaluate((element: HTMLElement) => element.click());
      expect(await box.isChecked(), label).toBe(!before);
      if (!before) wished.push(id);
    }
    expect((await mapAtRest(page)).layers.toSorted()).toEqual(wished.toSorted());
    expect((await goTo('the-law')).layers.toSorted()).toEqual(wished.toSorted());
    await group.getByRole('button', { name: 'Reset' }).click();
    expect((await mapAtRest(page)).layers.toSorted()).toEqual(
      Object.keys(scenes['the-law']?.layers ?? {}).toSorted(),
    );
    expect(await page.evaluate(() => location.search)).toBe('');
    expect(errors).toEqual([]);
  });
});
