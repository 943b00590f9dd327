import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

/** The objects of a PDF that are pages, and how much of drawing each holds, in bytes. */
function pagesOf(pdf: Buffer): number[] {
  const text = pdf.toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id, body]) => [
      id,
      body ?? '',
    ]),
  );
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  return pages.map((body) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    return Number(/\/Length (\d+)/.exec(contents)?.[1] ?? 0);
  });
}

const controls = 'button, :not(.fold) > summary, input, #stage, .skip';

describe.each([
  ['beside the live map', { drawing: false }],
  ['in the dark', { colorScheme: 'dark', drawing: false }],
  ['without scripts', { javaScript: false }],
] as const)('the story on paper, printed %s', (_, options) => {
  it('has every heading, note, chart and map, and no control', async () => {
    const { page, close } = await openPage(browser, options);
    await page.goto(url, { waitUntil: 'load' });
    await page.emulateMedia({ media: 'print' });
    for (const id of Object.keys(scenes)) {
      const section = page.locator(`#${id}`);
      expect(await section.locator('h1, h2').first().isVisible()).toBe(true);
      expect(await section.locator('.section-map img').isVisible()).toBe(true);
      expect(await section.locator('.map-caption').isVisible()).toBe(true);
      expect(await section.locator('.map-words').isVisible()).toBe(false);
    }
    for (const part of await page.locator('.record, .chart, .fold h3, .sources li').all()) {
      const ofMap = await part.evaluate((element) => element.closest('#about-this-map') !== null);
      expect(await part.isVisible()).toBe(!ofMap);
    }
    for (const part of await page.locator(controls).all()) {
      expect(await part.isVisible()).toBe(false);
    }
    expect(await page.locator('.byline').textContent()).toContain('Gary Sands');
    await close();
  });

  it('takes twelve pages of A4 at most, and leaves none of them half empty but the last', async () => {
    const { page, close } = await openPage(browser, options);
    await page.goto(url, { waitUntil: 'load' });
    const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.length).toBeLessThanOrEqual(12);
    const usual = pages.toSorted((a, b) => a - b)[Math.floor(pages.length / 2)] ?? 0;
    expect(Math.min(...pages.slice(0, -1))).toBeGreaterThan(usual / 2);
    expect(pages.at(-1)).toBeGreaterThan(600);
    await close();
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
