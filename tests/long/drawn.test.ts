import { describe, expect, inject, it } from 'vitest';
import { still } from '../../src/proof/layer-problems.ts';
import { giveSign, mapAtRest } from '../../src/proof/story-page.ts';
import { apartFromFresh, sameMap } from '../browser/support/fresh-visit.ts';
import { keepingPages, leaveAndReturn } from '../browser/support/leave-and-return.ts';
import { goBlindly, loseContext, restoreContext } from '../browser/support/lose-context.ts';
import { openBrowser, sharedBrowser } from '../browser/support/open-browser.ts';
import { openStory } from '../browser/support/open-page.ts';

const url = inject('storyUrl');

/** Chromium notes for its history how far a page is scrolled some time after that, in milliseconds. */
const offsetKept = 1500;

const dark = { ...still, colorScheme: 'dark' } as const;

const browser = await sharedBrowser('drawn');

describe('what is drawn', () => {
  it('is the same after a change of theme, ten lost contexts, and no network for a while', async () => {
    const story = await openStory(browser, url, still);
    const { page } = story;
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const section of ['to-thailand', 'sources', 'the-eleven']) {
      await story.goTo(section);
      expect(await apartFromFresh(browser, story, dark)).toBeLessThan(sameMap);
    }
    for (let times = 0; times < 10; times += 1) {
      await loseContext(page);
      await restoreContext(page);
      await page.waitForTimeout(100);
    }
    expect(await apartFromFresh(browser, story, dark)).toBeLessThan(sameMap);
    await page.context().setOffline(true);
    await story.goTo('sources');
    expect(await apartFromFresh(browser, story, dark)).toBeLessThan(sameMap);
    await page.context().setOffline(false);
    await story.goTo('rockets');
    expect(await apartFromFresh(browser, story, dark)).toBeLessThan(sameMap);
    await story.close();
  });

  it('is the same in a page that was left and come back to', async () => {
    const keeper = await openBrowser(keepingPages);
    const story = await openStory(keeper, url, still);
    await story.goTo('sources');
    await story.page.waitForTimeout(offsetKept);
    await leaveAndReturn(story.page, `${url}/licences.html`);
    await expect
      .poll(() => apartFromFresh(keeper, story, still), { timeout: 60_000 })
      .toBeLessThan(sameMap);
    await keeper.close();
  });

  it('is that of the place where the context was lost while the map was loading', async () => {
    const story = await openStory(browser, `${url}/#title`, still);
    const { page } = story;
    await page.reload({ waitUntil: 'load' });
    await giveSign(page);
    await page.waitForSelector('#map canvas', { state: 'attached' });
    await loseContext(page);
    await goBlindly(page, 'before-the-border');
    await restoreContext(page);
    await page.waitForSelector('html[data-map=ready]');
    await mapAtRest(page);
    expect(await apartFromFresh(browser, story, still)).toBeLessThan(sameMap);
    await story.close();
  });
});
