import type { Browser, Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { giveSign, type OpenPage } from '../../../src/proof/story-page.ts';
import { scenes } from '../../support/this-story.ts';
import { openPage } from './open-page.ts';

/**
 * Opens the story with some of its files answered by `answer`, its map undrawn, and gives a sign of a
 * reader.
 */
export async function openBroken(
  browser: Browser,
  url: string,
  files: RegExp,
  answer: (route: Route) => unknown,
): Promise<OpenPage> {
  const opened = await openPage(browser, {
    viewport: { width: 1000, height: 700 },
    drawing: false,
  });
  await opened.page.route(files, answer);
  await opened.page.goto(url, { waitUntil: 'load' });
  await giveSign(opened.page);
  return opened;
}

/** The answer for a file that is not there. */
export const gone = (route: Route) => route.fulfill({ status: 404, body: 'not here' });

/** Expects the heading of every section to be seen. */
export async function expectWholeText(page: Page): Promise<void> {
  const seen = await page
    .locator('main section[id] :is(h1, h2)')
    .evaluateAll((all) => all.filter((heading) => heading.checkVisibility()).length);
  expect(seen).toBe(Object.keys(scenes).length);
}
