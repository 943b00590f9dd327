import type { Browser, LaunchOptions } from 'puppeteer-core';
import puppeteer from 'puppeteer-core';
import { findBrowsers, flags } from '../../../src/proof/browser.ts';
import { canOpenDisplay, findProgram, mesaEnv, openDisplay, programVersion } from './programs.ts';
import { type Engine, type FoundEngine, type Reader, viewport } from './reader.ts';
import { patience } from './story-reader.ts';

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
    return puppeteerReader(browser);
  },
};

/** Firefox over WebDriver BiDi; headed, since it has no WebGL headless. */
export const firefox: Engine = {
  name: 'Firefox',
  packages: 'firefox-esr xvfb libgl1-mesa-dri',

  async find() {
    const executablePath = findProgram('FIREFOX_PATH', ['firefox-esr', 'firefox']);
    const version = executablePath && programVersion(executablePath);
    if (!version || !canOpenDisplay()) return undefined;
    return { name: this.name, version, executablePath };
  },

  async start(found, { webgl = true } = {}) {
    const display = await openDisplay();
    const browser = await puppeteer.launch({
      ...launchOptions({ ...found, env: { ...mesaEnv, DISPLAY: display.name } }),
      browser: 'firefox',
      headless: false,
      extraPrefsFirefox: { 'webgl.force-enabled': webgl, 'webgl.disabled': !webgl },
    });
    return puppeteerReader(browser, display.close);
  },
};

/** How Puppeteer starts the found browser; with `DUMPIO=1` its output is shown. */
const launchOptions = ({ executablePath, env }: FoundEngine) =>
  ({
    executablePath,
    defaultViewport: viewport,
    dumpio: process.env.DUMPIO === '1',
    timeout: patience,
    env: { ...process.env, ...env },
  }) satisfies LaunchOptions;

/** A reader in a browser that Puppeteer has started; `closed` is called once it has exited. */
async function puppeteerReader(browser: Browser, closed = () => {}): Promise<Reader> {
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  const { mouse } = page;
  return {
    async open(address) {
      await page.goto(address, { waitUntil: 'load' });
    },
    ask: (question, argument = '') => page.evaluate(question, argument),
    async askFrame<Answer>(number: number, question: () => Answer): Promise<Awaited<Answer>> {
      const element = (await page.$$('iframe'))[number];
      const frame = await element?.contentFrame();
      if (!frame) throw new Error(`The page has no frame ${number}.`);
      return frame.evaluate(question);
    },
    async point(path) {
      for (const { x, y } of path) await mouse.move(x, y);
    },
    async drag([start, ...path]) {
      if (!start) return;
      await mouse.move(start.x, start.y);
      await mouse.down();
      for (const { x, y } of path) await mouse.move(x, y, { steps: 5 });
      await mouse.up();
    },
    async wheel({ x, y }, down) {
      await mouse.move(x, y);
      await mouse.wheel({ deltaY: down });
    },
    picture: async () => Buffer.from(await page.screenshot()),
    async close() {
      await browser.close();
      closed();
    },
  };
}
