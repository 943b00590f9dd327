import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentences } from '../story-suite/fault.ts';
import { printProblems } from '../story-suite/page/print-problems.ts';
import { testedStory } from '../story-suite/tested-story.ts';
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
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThan(26);
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
