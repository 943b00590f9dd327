import type { LaunchOptions, Page } from 'playwright-core';

/** Enables the back/forward cache, which Playwright disables. */
export const keepingPages = (launch: LaunchOptions): LaunchOptions => ({
  ...launch,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});

/** Chromium's reason where it has no such cache, like its headless shell. */
const keepsNone = 'BackForwardCacheDisabledForDelegate';

/**
 * Leaves the story for another address and goes back to the cached page; false without a back/forward
 * cache. @throws with the browser's reasons where it caches pages but not this one
 */
export async function leaveAndReturn(page: Page, elsewhere: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const refused = new Promise<readonly string[]>((resolve) => {
    session.once('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
      resolve(notRestoredExplanations.map(({ reason }) => reason)),
    );
  });
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = `${persisted}`;
    });
  });
  await page.goto(elsewhere);
  await page.goBack({ waitUntil: 'commit' });
  const reasons = await Promise.race([refused, returned(page).then((): readonly string[] => [])]);
  const keeps = !reasons.includes(keepsNone);
  if (keeps && reasons.length > 0) throw new Error(`The page was not kept: ${reasons.join(', ')}.`);
  await session.detach();
  return keeps;
}

const returned = (page: Page) => page.waitForSelector('html[data-persisted=true]');
