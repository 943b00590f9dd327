import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { mapReady } from './support/map-ready.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openPage, type ReaderOptions } from './support/open-page.ts';

const url = inject('storyUrl');
/** What axe finds hangs on the section little: all are in the page, and one is marked as read. */
const some = ['title', 'the-eleven', 'sources'];
const sections = cases(
  some,
  Object.keys(scenes).filter((section) => !some.includes(section)),
);
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

const sizes = {
  phone: { width: 360, height: 740 },
  tablet: { width: 768, height: 1024 },
  desk: { width: 1440, height: 900 },
} as const;

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What axe finds wrong on the page, a line for each place; the page is left as it was. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(
    (options) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
    rules,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * The page as it is where scripts are off, in a browser where axe can run: its own scripts are taken
 * out, and the rules for `scripting: none` hold.
 */
async function openWithoutScripts(options: ReaderOptions) {
  const opened = await openPage(browser, options);
  await opened.page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/<script type="module"[^>]*><\/script>/g, '')
      .replaceAll('(scripting:none)', '(min-width:0)')
      .replaceAll('(scripting:enabled)', '(max-width:0)');
    const { 'content-security-policy': _, ...headers } = response.headers();
    const open = body.replace(/<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, '');
    await route.fulfill({ response, headers, body: open });
  });
  await opened.page.goto(url, { waitUntil: 'load' });
  return opened;
}

/** Goes to a section at once; what axe judges does not wait for the map. */
async function show(page: Page, section: string): Promise<void> {
  await page.evaluate((id) => {
    document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
    return new Promise(requestAnimationFrame);
  }, section);
}

describe.each(
  cases(
    [
      ['phone', sizes.phone],
      ['desk', sizes.desk],
    ] as const,
    [['tablet', sizes.tablet]] as const,
  ),
)('axe finds nothing wrong on a %s', (_, viewport) => {
  it('before the map, at one section after another, with the layers open, exploring, dark and in forced colours', async () => {
    const { page, close } = await openPage(browser, {
      viewport,
      reducedMotion: 'reduce',
      drawing: false,
    });
    await page.goto(url, { waitUntil: 'load' });
    expect(await violations(page), 'start').toEqual([]);
    await mapReady(page);
    for (const section of sections) {
      await show(page, section);
      expect(await violations(page), section).toEqual([]);
    }
    await show(page, 'to-thailand');
    if ((await page.locator('#layers-panel').getAttribute('open')) === null) {
      await page.locator('#layers-panel > summary').click();
    }
    expect(await violations(page), 'layers open').toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await violations(page), 'forced colours').toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
    expect(await violations(page), 'dark').toEqual([]);
    await page.getByRole('button', { name: 'Explore the map' }).click();
    expect(await violations(page), 'exploring, dark').toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await violations(page), 'exploring').toEqual([]);
    await close();
  });

  it('without WebGL', async () => {
    const { page, close } = await openPage(browser, { viewport, webgl: false });
    await page.goto(url, { waitUntil: 'load' });
    await page.mouse.move(5, 5);
    await page.waitForSelector('html[data-map=unavailable]', { timeout: 30_000 });
    expect(await violations(page)).toEqual([]);
    await close();
  });

  it('without scripts', async () => {
    const { page, close } = await openWithoutScripts({ viewport });
    expect(await page.locator('#stage').isVisible()).toBe(false);
    expect(await page.locator('.section-map img').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
