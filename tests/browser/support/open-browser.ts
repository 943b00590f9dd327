import type { Browser } from 'playwright-core';
import { type StartedBrowser, startBrowser, undrawnFlag } from '../../../src/proof/browser.ts';

/** Starts a browser as {@link startBrowser} does, and notes each crash of it and of its pages from then on. */
export async function openBrowser(adjust?: Parameters<typeof startBrowser>[0]): Promise<Browser> {
  const started = await startBrowser(adjust);
  watchForCrashes(started);
  return started.browser;
}

/** The same for tests that leave the map undrawn, or look at it once where it rests. */
export const openUndrawn: typeof openBrowser = (adjust = (same) => same) =>
  openBrowser(async (options) => {
    const { args = [], ...launch } = await adjust(options);
    return { ...launch, args: [...args, undrawnFlag] };
  });

const shared = new Map<typeof openBrowser, Promise<Browser>>();

/** The one browser of this process that draws maps, or else leaves them undrawn; it is not closed. */
export async function sharedBrowser(maps: 'drawn' | 'undrawn'): Promise<Browser> {
  const open = maps === 'drawn' ? openBrowser : openUndrawn;
  const browser = await shared.get(open);
  if (browser?.isConnected()) return browser;
  shared.set(open, open());
  return sharedBrowser(maps);
}

/** Closes the pages that are open in the shared browsers. */
export async function closePages(): Promise<void> {
  for (const browser of shared.values())
    for (const context of (await browser).contexts()) await context.close();
}

const crashes: string[] = [];

/** Keeps words for a crash until somebody asks what crashed. */
export function noteCrash(words: string): void {
  crashes.push(words);
}

/** What was noted since this was last asked: what Playwright throws says only that something was closed. */
export const takeCrashes = (): readonly string[] => crashes.splice(0);

const remedy =
  'To see what the browser wrote, run the test alone with DEBUG=pw:browser; to use another browser, name its executable in CHROMIUM_PATH.';

function watchForCrashes({ browser, name }: StartedBrowser): void {
  const close = browser.close.bind(browser);
  let closing = false;
  browser.close = (options) => {
    closing = true;
    return close(options);
  };
  browser.on('disconnected', () => {
    if (!closing) noteCrash(`${name} ended while it was in use. ${remedy}`);
  });
  browser.on('context', (context) => {
    context.on('page', (page) => {
      page.on('crash', () => noteCrash(`The page ${page.url()} crashed in ${name}. ${remedy}`));
    });
  });
}
