import puppeteer from 'puppeteer-core';
import { findBrowsers, flags } from '../../../src/proof/browser.ts';
import { programVersion } from './program-version.ts';
import { launchOptions, puppeteerReader } from './puppeteer-reader.ts';
import type { Engine } from './reader.ts';

/** Chromium, headless, over the DevTools protocol. */
export const chromium: Engine = {
  name: 'Chromium',
  packages: 'chromium',

  async find() {
    const browsers = findBrowsers();
    for (;;) {
      const browser = await browsers.next().catch(() => undefined);
      if (!browser || browser.done) return undefined;
      const { executablePath, env = {} } = browser.value;
      const version = programVersion(executablePath, { ...process.env, ...env });
      if (version) return { name: this.name, version, executablePath, env };
    }
  },

  async start(found, { webgl = true } = {}) {
    const browser = await puppeteer.launch({
      ...launchOptions(found),
      args: ['--no-sandbox', ...flags, ...(webgl ? [] : ['--disable-3d-apis'])],
    });
    return puppeteerReader(browser, found);
  },
};
