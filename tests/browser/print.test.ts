import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { printProblems } from '../../src/proof/page/print-problems.ts';
import { testedStory } from '../../src/proof/tested-story.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

describe.each([
  ['beside the live map', { drawing: false }],
  ['in the dark', { colorScheme: 'dark', drawing: false }],
  ['without scripts', { javaScript: false }],
] as const)('the story on paper, printed %s', (_, options) => {
  it('has every heading, note, chart and map, no control, and no page without text or drawing', async () => {
    const tested = await testedStory('src/story', url);
    const { problems, pages } = await printProblems(browser, tested, options);
    expect(sentences(problems)).toEqual([]);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.length).toBeLessThanOrEqual(12);
    expect(Math.min(...pages.slice(0, -1))).toBeGreaterThan(0.75);
    expect(Math.max(...pages)).toBeLessThanOrEqual(1);
  });
});

describe('a map on paper', () => {
  it('is as wide as the text of its section, and that of the opening as wide as the page', async () => {
    const { page, close } = await openPage(browser, {
      viewport: { width: 680, height: 1000 },
      drawing: false,
    });
    await page.goto(url, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print' });
    const widths = await page.locator('main > section').evaluateAll((sections) =>
      sections.map((section) => {
        const widthOf = (part: string) =>
          (section.querySelector(part) as HTMLElement | null)?.offsetWidth;
        return { map: widthOf('.section-map img'), text: widthOf('.card > p:not([class])') };
      }),
    );
    const [opening, ...others] = widths;
    expect(opening?.map).toBe(680);
    for (const { map, text } of others) expect(map).toBe(text);
    await close();
  });
});

describe('the address of the page', () => {
  it('is on paper where a script can fill it in', async () => {
    const { page, close } = await openPage(browser, { drawing: false });
    await page.goto(`${url}/?x=1#rockets`, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print' });
    const address = () => page.locator('[data-address]').textContent();
    await expect.poll(address, { timeout: 10_000 }).toBe(`${new URL(url).origin}/`);
    await close();
  });
});
