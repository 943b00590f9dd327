import type { Browser } from 'playwright-core';
import { startBrowser, undrawn } from '../../../src/proof/browser.ts';

export const openBrowser = async (adjust?: Parameters<typeof startBrowser>[0]): Promise<Browser> =>
  (await startBrowser(adjust)).browser;

/** The same for tests that leave the map undrawn, or look at it once where it rests. */
export const openUndrawn: typeof openBrowser = (adjust = (same) => same) =>
  openBrowser(async (options) => undrawn(await adjust(options)));

const shared = new Map<typeof openBrowser, Promise<Browser>>();

/** The one browser of this process that draws maps, or else leaves them undrawn; it is not closed. */
export async function sharedBrowser(maps: 'drawn' | 'undrawn'): Promise<Browser> {
  const open = maps === 'drawn' ? openBrowser : openUndrawn;
  const browser = await shared.get(open);
  if (browser?.isConnected()) return browser;
  shared.set(open, open());
  return sharedBrowser(maps);
}

export async function closePages(): Promise<void> {
  for (const browser of shared.values())
    for (const context of (await browser).contexts()) await context.close();
}
