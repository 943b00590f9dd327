import puppeteer from 'puppeteer-core';
import { findProgram } from './find-program.ts';
import { programVersion } from './program-version.ts';
import { puppeteerReader } from './puppeteer-reader.ts';
import { type Engine, viewport } from './reader.ts';
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

  async start({ executablePath }, { webgl = true } = {}) {
    const display = await openDisplay();
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: false,
      defaultViewport: viewport,
      extraPrefsFirefox: { 'webgl.force-enabled': webgl, 'webgl.disabled': !webgl },
      env: { ...process.env, ...softwareGl, DISPLAY: display.name },
    });
    return puppeteerReader(browser, display.close);
  },
};
