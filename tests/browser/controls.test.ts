import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { positions } from '../support/shapes.ts';
import { cases } from './support/cases.ts';
import { openUndrawn } from './support/open-browser.ts';
import { openStory, still } from './support/open-page.ts';

const url = inject('storyUrl');

/** A browser whose default font size is doubled. */
const largeBrowser = await openUndrawn(({ args = [], ...launch }) => ({
  ...launch,
  args: [...args, '--blink-settings=defaultFontSize=32'],
}));
afterAll(() => largeBrowser.close());

/** Runs in the page: the visible controls that cannot be pressed in their middle, and why. */
function outOfReach() {
  const controls = document.querySelectorAll('#_stage :is(button, summary, .attribution a)');
  return [...controls].flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true })) return [];
    const name = control.getAttribute('aria-label') ?? control.textContent?.trim();
    const { left, top, right, bottom, width, height } = control.getBoundingClientRect();
    const box = [left, top, right, bottom].map(Math.round);
    if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
      return [`${name} is beyond the screen: ${box}`];
    if (control.matches('button, summary') && Math.min(width, height) < 23.99)
      return [`${name} is only ${width} × ${height}`];
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return control.contains(hit) ? [] : [`${name} is under ${hit?.outerHTML.slice(0, 60)}: ${box}`];
  });
}

/** Presses a button where a finger would, without scrolling to it. */
async function press(page: Page, id: string) {
  const box = await page.locator(`#_${id}`).boundingBox();
  if (!box) throw new Error(`#_${id} is not shown.`);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

const screens = positions(844, 390, 360, 740, 1440, 900);

/** Runs in the page: the parts of the rail and the progress bar that cover text. */
function overText() {
  const stage = document.querySelector('#_stage')?.getBoundingClientRect();
  const above = stage && stage.height < innerHeight ? stage.bottom : 0;
  const card = [...document.querySelectorAll('main .card')]
    .map((each) => ({ each, box: each.getBoundingClientRect() }))
    .find(({ box }) => box.bottom > above + 60 && box.top < innerHeight - 60);
  if (!card) return ['no text is on the screen'];
  const nav = document.querySelector('#_sections') as HTMLElement;
  nav.style.pointerEvents = 'auto';
  const padding = Number.parseFloat(getComputedStyle(card.each).paddingInlineStart);
  const found = new Set<string>();
  for (
    let y = Math.max(above + 20, card.box.top + 1);
    y < Math.min(innerHeight, card.box.bottom);
    y += 1
  ) {
    for (const x of [card.box.left + padding + 1, (card.box.left + card.box.right) / 2]) {
      const hit = document.elementFromPoint(x, y);
      if (hit?.closest('#_sections')) found.add(`${hit.localName}.${hit.className} at ${x}, ${y}`);
    }
  }
  nav.style.pointerEvents = '';
  return [...found];
}

describe.each(
  cases(
    [{ reader: 'text twice as large by the browser', its: { browser: largeBrowser } }],
    [{ reader: 'text as it comes', its: {} }],
  ),
)('with $reader', async ({ its }) => {
  const { page, goTo } = await openStory(url, { ...its, ...still });

  it('every control of the map can be pressed', async () => {
    for (const [width, height] of screens.slice(0, 2)) {
      const at = `${width} × ${height}`;
      await page.setViewportSize({ width, height });
      await mapAtRest(page);
      expect(await page.evaluate(outOfReach), `${at}, in the story`).toEqual([]);
      await page.locator('#map canvas').evaluate((canvas: HTMLElement) => canvas.focus());
      await page.keyboard.press('+');
      await page.waitForSelector('html[data-mode=reader]');
      expect(await page.evaluate(outOfReach), `${at}, with the map taken`).toEqual([]);
      await press(page, 'back');
      await page.waitForSelector('html[data-mode=story]');
      await press(page, 'explore');
      await mapAtRest(page);
      expect(await page.evaluate(outOfReach), `${at}, exploring`).toEqual([]);
      await press(page, 'back');
      await page.waitForSelector('html[data-mode=story]');
    }
  });

  it('the section rail and the progress bar cover no text, and follow the layout', async () => {
    // Off the rail, which opens under a pointer in the corner of a low screen.
    await page.mouse.move(300, 4);
    for (const [width, height] of [...screens, ...positions(667, 375, 896, 500)]) {
      const at = `${width} × ${height}`;
      await page.setViewportSize({ width, height });
      await goTo('the-law');
      expect(await page.evaluate(overText), at).toEqual([]);
      const { side, ...seen } = await page.evaluate(() => {
        const main = document.querySelector('main') as HTMLElement;
        const side = getComputedStyle(main).getPropertyValue('--layout') === 'side';
        const rail = document.querySelector('#_sections a')?.getBoundingClientRect();
        const left = document.querySelector('#the-law .card')?.getBoundingClientRect().left ?? 0;
        return {
          side,
          line: document.querySelector('#_sections .read')?.checkVisibility(),
          rail: rail !== undefined && rail.right > 0 && rail.right <= left,
        };
      });
      expect(seen, at).toEqual({ line: !side, rail: side });
    }
  });
});
