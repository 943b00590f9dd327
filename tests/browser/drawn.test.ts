import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../../src/story/scenes.ts';
import type { Theme } from '../../src/style/palette.ts';
import { type Drawn, drawnShares } from './support/drawn-shares.ts';
import { groundShares } from './support/ground-shares.ts';
import { leaveAndReturn } from './support/leave-and-return.ts';
import { mapAtRest } from './support/map-at-rest.ts';
import { mapReady } from './support/map-ready.ts';
import { openBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

const url = inject('storyUrl');

/** Without motion routes are whole, and the map is at once where a link leads. */
const still = { viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The least share of a layer's places that have its colour where it is drawn, dashed or dotted. */
const drawn = 0.5;

/** The greatest where it is not: other things have colours like it here and there. */
const notDrawn = 0.45;

/** Chromium notes for its history how far a page is scrolled some time after that, in milliseconds. */
const offsetKept = 1500;

/** A layer that shows fewer places than this is not looked at; of discs the middles alone are places. */
const fewest = (layer: string) => (layer === 'firing-sites' ? 3 : 10);

/** Which layers a section shows wholly, and which not at all. */
function expected(section: string): {
  readonly on: string[];
  readonly off: (id: string) => boolean;
} {
  const { layers: shown = [] } = scenes[section] ?? {};
  const ids = shown.map((layer) => (typeof layer === 'string' ? layer : layer[0]));
  const on = shown.filter((layer): layer is string => typeof layer === 'string');
  return { on, off: (id) => !ids.includes(id) };
}

/** What the map lacks of a section, and what it has that is not the section's. */
function faultsOf(section: string, shares: Readonly<Record<string, Drawn>>): readonly string[] {
  const { on, off } = expected(section);
  return Object.entries(shares).flatMap(([id, { places, share }]) => {
    if (places < fewest(id)) return [];
    const told = `${id} in "${section}": ${share.toFixed(2)} of ${places} places`;
    if (on.includes(id) && share < drawn) return [`missing ${told}`];
    return off(id) && share > notDrawn ? [`not asked for ${told}`] : [];
  });
}

const sectionDrawn = async ({ page }: StoryPage, section: string, theme: Theme = 'light') =>
  faultsOf(section, await drawnShares(page, theme));

const lose = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('#map canvas') as HTMLCanvasElement;
    const context = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    Object.assign(window, { restoreContext: () => context?.restoreContext() });
    const lost = new Promise((resolve) =>
      canvas.addEventListener('webglcontextlost', resolve, { once: true }),
    );
    context?.loseContext();
    return lost.then(() => undefined);
  });

const restore = (page: Page) =>
  page.evaluate(() => (window as unknown as { restoreContext: () => void }).restoreContext());

/** Goes to a section by its link, while the map may not be able to show it. */
const goBlindly = async (page: Page, section: string) => {
  await page.evaluate((id) => {
    location.hash = id;
  }, section);
  await page.waitForTimeout(300);
};

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

describe('what is drawn', () => {
  it('is in each section what its scene shows, and nothing else', async () => {
    const story = await openStory(browser, url, still);
    const seen = { on: new Set<string>(), off: new Set<string>() };
    for (const section of Object.keys(scenes)) {
      await story.goTo(section);
      const shares = await drawnShares(story.page, 'light');
      expect(faultsOf(section, shares)).toEqual([]);
      const { on, off } = expected(section);
      for (const [id, { places }] of Object.entries(shares)) {
        if (places >= fewest(id) && on.includes(id)) seen.on.add(id);
        if (places >= fewest(id) && off(id)) seen.off.add(id);
      }
    }
    const layers = Object.keys(await drawnShares(story.page, 'light'));
    expect([...seen.on].sort()).toEqual([...layers].sort());
    expect([...seen.off].sort()).toEqual([...layers].sort());
    expect(story.errors).toEqual([]);
    await story.close();
  });

  it('is the same after a change of theme, ten lost contexts, and no network for a while', async () => {
    const story = await openStory(browser, url, still);
    const { page } = story;
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const section of ['to-thailand', 'sources', 'the-eleven']) {
      await story.goTo(section);
      expect(await sectionDrawn(story, section, 'dark')).toEqual([]);
    }
    for (let times = 0; times < 10; times += 1) {
      await lose(page);
      await restore(page);
      await page.waitForTimeout(100);
    }
    expect(await sectionDrawn(story, 'the-eleven', 'dark')).toEqual([]);
    await page.context().setOffline(true);
    await story.goTo('sources');
    expect(await sectionDrawn(story, 'sources', 'dark')).toEqual([]);
    await page.context().setOffline(false);
    await story.goTo('rockets');
    expect(await sectionDrawn(story, 'rockets', 'dark')).toEqual([]);
    await story.close();
  });

  it('is the same in a page that was left and come back to', async () => {
    const story = await openStory(browser, url, still);
    await story.goTo('sources');
    await story.page.waitForTimeout(offsetKept);
    await leaveAndReturn(story.page, `${url}/licences.html`);
    expect(await sectionDrawn(story, 'sources')).toEqual([]);
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
    await lose(page);
    await goBlindly(page, 'before-the-border');
    await page.mouse.wheel(0, 40);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForTimeout(300);
    await restore(page);
    await mapAtRest(page);
    expect(await sectionDrawn(story, 'before-the-border', 'dark')).toEqual([]);
    expect(errors).toEqual([]);
    await story.close();
  });

  it('is that of the place where the context was lost while the map was loading', async () => {
    const story = await openStory(browser, `${url}/#title`, still);
    const { page } = story;
    await page.reload({ waitUntil: 'load' });
    await page.mouse.move(5, 5);
    await page.mouse.move(9, 9);
    await page.waitForSelector('#map canvas', { state: 'attached' });
    await lose(page);
    await goBlindly(page, 'before-the-border');
    await restore(page);
    await page.waitForSelector('html[data-map=ready]');
    await mapAtRest(page);
    expect(await sectionDrawn(story, 'before-the-border')).toEqual([]);
    await story.close();
  });
});
