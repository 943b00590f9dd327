import type { Page } from 'playwright-core';

/**
 * Gives the page a sign of a reader and waits until its first scene is drawn.
 *
 * @throws When the map says that it is unavailable, or is not ready within `timeout` milliseconds.
 */
export async function mapReady(page: Page, timeout = 60_000): Promise<void> {
  await page.mouse.move(2, 2);
  await page.mouse.move(4, 4);
  const settled = await page.waitForFunction(
    () => {
      const state = document.documentElement.dataset.map;
      return state === 'ready' || state === 'unavailable' ? state : false;
    },
    undefined,
    { timeout },
  );
  const state = await settled.jsonValue();
  if (state !== 'ready')
    throw new Error(`${page.url()}: html[data-map] is "${state}", not "ready".`);
}
