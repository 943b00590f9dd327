import puppeteer from 'puppeteer-core';
import { findBrowsers } from '../../browser/support/find-browser.ts';
import { flags } from '../../browser/support/open-browser.ts';
import { programVersion } from './program-version.ts';
import { puppeteerReader } from './puppeteer-reader.ts';
import { type Engine, viewport } from './reader.ts';

/** Chromium, headless, over the DevTools protocol. */
export const chromium: Engine = {
  name: 'Chromium',
  packages: 'chromium',

  async find() {
    const browsers = findBrowsers();
    for (;;) {
      const browser = await browsers.next().catch(() => undefined);
      if (!browser || browser.done) return undefined;
      const { executablePath } = browser.value;
      const version = programVersion(executablePath);
      if (version) return { name: this.name, version, executablePath };
    }
  },

  async start({ executablePath }, { webgl = true } = {}) {
    const browser = await puppeteer.launch({
      executablePath,
      args: ['--no-sandbox', ...flags, ...(webgl ? [] : ['--disable-3d-apis'])],
      defaultViewport: viewport,
    });
    return puppeteerReader(browser);
  },
};
