import type { Browser } from 'playwright-core';
import { noteCrash } from './setup/crashes.ts';

const remedy =
  'To see what the browser wrote, run the test alone with DEBUG=pw:browser; to use another browser, name its executable in CHROMIUM_PATH.';

/**
 * Notes each crash of a browser and of its pages from now on: what Playwright throws meanwhile says
 * only that something has been closed. `name` says which browser it is.
 */
export function watchForCrashes(browser: Browser, name: string): void {
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
