import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { drawnProblems } from '../../src/proof/map/drawn-problems.ts';
import { testedStory } from '../../src/proof/tested-story.ts';
import { layers, scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { groundShares } from './support/ground-shares.ts';
import { goBlindly, loseContext, restoreContext } from './support/lose-context.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { mapReady } from './support/map-ready.ts';
import { openBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';
import { sectionDrawn, still } from './support/section-drawn.ts';
import { openStory } from './support/story-page.ts';

const url = inject('storyUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Runs in the page before its scripts: workers are told nothing while `window.workersHeld`. */
function holdWorkers(): void {
  const { postMessage } = Worker.prototype;
  const later: (() => void)[] = [];
  setInterval(() => {
    if (!(window as { workersHeld?: boolean }).workersHeld)
      for (const tell of later.splice(0)) tell();
  }, 50);
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    const tell = () => postMessage.apply(this, message as never);
    if ((window as { workersHeld?: boolean }).workersHeld) later.push(tell);
    else tell();
  };
}

/** Sections that together show each layer, and its place without it. */
const some = ['ninety-firings', 'rockets', 'lifeline', 'the-eleven', 'sources'];
const sections = cases(
  some,
  Object.keys(scenes).filter((section) => !some.includes(section)),
);

describe('what is drawn', () => {
  it('is in one section after another what its scene shows, and nothing else', async () => {
    const story = await openStory(browser, url, still);
    const tested = await testedStory('src/story', url);
    const { problems, looked } = await drawnProblems(story, tested, sections, 'light');
    expect(sentences(problems)).toEqual([]);
    const all = layers
      .filter(({ kind, categories }) => kind !== 'points' || categories)
      .map(({ id }) => id)
      .sort();
    for (const id of all)
      expect([looked.on.has(id), looked.off.has(id), id]).toEqual([true, true, id]);
    expect(story.errors).toEqual([]);
    await story.close();
  });

  it('has ground where no tile has come, however far the camera jumps', async () => {
    const opened = await openPage(browser, still);
    await opened.page.addInitScript(holdWorkers);
    await opened.page.goto(`${url}/#rockets`, { waitUntil: 'load' });
    await mapReady(opened.page);
    await mapAtRest(opened.page);
    const part = [0.46, 0.16, 0.98, 0.72] as const;
    await opened.page.evaluate(() => Object.assign(window, { workersHeld: true }));
    await goBlindly(opened.page, 'the-network');
    const held = await groundShares(await opened.page.screenshot(), part);
    await opened.page.evaluate(() => Object.assign(window, { workersHeld: false }));
    await mapAtRest(opened.page);
    const rest = await groundShares(await opened.page.screenshot(), part);
    expect(held.sea).toBeGreaterThan(0);
    expect(held.sea).toBeLessThan(rest.sea + 0.1);
    await opened.close();
  });

  it('is that of the place and the theme where both changed while the context was lost', async () => {
    const story = await openStory(browser, url, still);
    const { page, errors } = story;
    await story.goTo('sources');
    await loseContext(page);
    await goBlindly(page, 'before-the-border');
    await page.mouse.wheel(0, 40);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await restoreContext(page);
    await mapAtRest(page);
    expect(await sectionDrawn(story, 'before-the-border', 'dark')).toEqual([]);
    expect(errors).toEqual([]);
    await story.close();
  });
});
