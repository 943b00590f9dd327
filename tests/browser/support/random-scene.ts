import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { randomFrom } from '../../../bench/stops.ts';
import { mapAtRest } from '../../../src/proof/story-page.ts';
import { openStory } from './open-page.ts';

const keys = [
  'ArrowDown',
  'ArrowUp',
  'PageDown',
  'PageUp',
  'Home',
  'End',
  'Tab',
  'Escape',
  'j',
  'k',
  '+',
  '-',
];
const sizes = [
  { width: 900, height: 600 },
  { width: 360, height: 740 },
  { width: 740, height: 360 },
  { width: 600, height: 500 },
];

/**
 * Does `count` things in the page as an aimless reader would: scrolls, presses keys, drags, clicks,
 * switches layers, turns the screen, follows links. The same seed does the same things.
 *
 * @param sections The ids that links lead to; one that does not exist is among them.
 */
async function readAtRandom(
  page: Page,
  { seed, count, sections }: { seed: number; count: number; sections: readonly string[] },
): Promise<void> {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const point = () =>
    [below(page.viewportSize()?.width ?? 1), below(page.viewportSize()?.height ?? 1)] as const;
  const events: (() => Promise<unknown>)[] = [
    () => page.mouse.wheel(0, below(4000) - 2000),
    () => page.evaluate((part) => scrollTo(0, part * document.body.scrollHeight), random()),
    () => page.keyboard.press(keys[below(keys.length)] ?? 'Tab'),
    async () => {
      await page.mouse.move(...point());
      await page.mouse.down();
      await page.mouse.move(...point(), { steps: 3 });
      await page.mouse.up();
    },
    () =>
      page.evaluate((part) => {
        const boxes = [
          ...document.querySelectorAll<HTMLElement>('#_layers input, #_layers .reset'),
        ];
        boxes[Math.floor(part * boxes.length)]?.click();
      }, random()),
    () =>
      page.evaluate((part) => {
        const names = ['_explore', '_back', '_zoom-in', '_zoom-out', '_motion'];
        document.getElementById(names[Math.floor(part * names.length)] ?? '')?.click();
      }, random()),
    () => page.setViewportSize(sizes[below(sizes.length)] ?? { width: 800, height: 600 }),
    () =>
      page.evaluate(
        (id) => {
          location.hash = id;
        },
        [...sections, 'nowhere'][below(sections.length + 1)] ?? '',
      ),
  ];
  for (let done = 0; done < count; done += 1) await events[below(events.length)]?.();
}

const viewport = { width: 900, height: 600 } as const;

/**
 * Reads the story at random, then takes back what the reader owns (map, overrides, motion, size, open lists), goes
 * to the section `place`, and expects no error, the whole text, and the scene of a fresh visit.
 */
export async function expectSceneAfterRandom(
  browser: Browser,
  url: string,
  options: { seed: number; count: number; sections: readonly string[]; place: string },
): Promise<void> {
  const { seed, sections, place } = options;
  const read = await openStory(browser, url, { viewport, drawing: false });
  const { page } = read;
  const text = () => page.locator('main section[id] > *').allTextContents();
  const sectionCount = await page.locator('main section[id]').count();
  await readAtRandom(page, options);
  await page.setViewportSize(viewport);
  await page.evaluate(() => {
    document.getElementById('_back')?.click();
    document.querySelector<HTMLElement>('#_layers .reset')?.click();
    const motion = document.getElementById('_motion');
    if (motion?.getAttribute('aria-checked') === 'false') motion.click();
    for (const opened of document.querySelectorAll<HTMLDetailsElement>('#_stage details')) {
      opened.open = opened.id === '_layers-panel';
    }
  });
  await page.waitForSelector('html[data-mode=story], html:not([data-mode])');
  await read.goTo(sections[0] ?? '');
  const scene = await read.goTo(place);
  expect({ seed, errors: read.errors }).toEqual({ seed, errors: [] });
  expect(await page.locator('main section[id]').count()).toBe(sectionCount);
  expect((await text()).join('').length).toBeGreaterThan(5000);
  await read.close();
  const fresh = await openStory(browser, `${url}#${place}`, { viewport, drawing: false });
  expect({ seed, scene }).toEqual({ seed, scene: await mapAtRest(fresh.page) });
  await fresh.close();
}
