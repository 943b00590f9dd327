import type { CDPSession, LaunchOptions, Page } from 'playwright-core';
import { hasOwnFonts, mapReady } from '../../../src/proof/story-page.ts';

/** Launches a browser that keeps pages, as a reader's does and Playwright's by itself does not. */
export const keepingPages = (launch: LaunchOptions): LaunchOptions => ({
  ...launch,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

/** Chromium's reason where it keeps no page at all, as its headless shell does not. */
const keepsNone = 'BackForwardCacheDisabledForDelegate';

/**
 * Leaves the story for another address and goes back to the page as the browser has kept it whole. In
 * a browser that keeps no page the story, loaded anew, is put through what a kept page is: it is
 * hidden, frozen, thawed and shown again.
 *
 * @throws When the browser keeps pages but not this one, with its reasons.
 */
export async function leaveAndReturn(page: Page, elsewhere: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const refused = new Promise<readonly string[]>((resolve) => {
    session.once('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      resolve(notRestoredExplanations.map(({ reason }) => reason)),
    );
  });
  await noteReturn(page);
  await page.goto(elsewhere);
  await page.goBack({ waitUntil: 'commit' });
  const reasons = await Promise.race([refused, returned(page).then((): readonly string[] => [])]);
  if (reasons.includes(keepsNone)) await freezeAndThaw(page, session);
  else if (reasons.length > 0) throw new Error(`The page was not kept: ${reasons.join(', ')}.`);
  await session.detach();
}

async function freezeAndThaw(page: Page, session: CDPSession): Promise<void> {
  for (let tries = 0; tries < 3 && !(await hasOwnFonts(page)); tries += 1) {
    await page.reload({ waitUntil: 'load' });
  }
  await mapReady(page);
  await noteReturn(page);
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  );
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await returned(page);
}

const noteReturn = (page: Page) =>
  page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = `${persisted}`;
    });
  });

const returned = (page: Page) => page.waitForSelector('html[data-persisted=true]');
