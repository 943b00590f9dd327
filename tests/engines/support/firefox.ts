import puppeteer from 'puppeteer-core';
import { findProgram } from './find-program.ts';
import { programVersion } from './program-version.ts';
import { launchOptions, puppeteerReader } from './puppeteer-reader.ts';
import type { Engine } from './reader.ts';
import { canOpenDisplay, openDisplay, softwareGl } from './virtual-display.ts';

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
      ...launchOptions({ ...found, env: { ...softwareGl, DISPLAY: display.name } }),
      browser: 'firefox',
      headless: false,
      extraPrefsFirefox: { 'webgl.force-enabled': webgl, 'webgl.disabled': !webgl },
    });
    return puppeteerReader(browser, found, display.close);
  },
};
