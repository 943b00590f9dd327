import { findProgram } from './find-program.ts';
import { programVersion } from './program-version.ts';
import type { Engine } from './reader.ts';
import { canOpenDisplay, openDisplay, softwareGl } from './virtual-display.ts';
import { startDriver } from './webdriver-process.ts';
import { webDriverReader } from './webdriver-reader.ts';
import { openSession } from './webdriver-session.ts';

const miniBrowsers = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`,
);
const findDriver = () => findProgram('WEBKIT_DRIVER_PATH', ['WebKitWebDriver']);

/** WebKit as GNOME's browsers have it: its MiniBrowser, driven by WebKitWebDriver. */
export const webkitgtk: Engine = {
  name: 'WebKitGTK',
  packages: 'webkit2gtk-driver xvfb libgl1-mesa-dri',

  async find() {
    const executablePath = findProgram('MINIBROWSER_PATH', miniBrowsers);
    if (!executablePath || !findDriver() || !canOpenDisplay()) return undefined;
    const display = await openDisplay();
    const version = programVersion(executablePath, { ...process.env, DISPLAY: display.name });
    display.close();
    return version ? { name: this.name, version, executablePath } : undefined;
  },

  async start({ executablePath }, { webgl = true } = {}) {
    const display = await openDisplay();
    const driver = await startDriver(findDriver() ?? 'WebKitWebDriver', {
      ...process.env,
      ...softwareGl,
      DISPLAY: display.name,
    });
    const close = () => {
      driver.close();
      display.close();
    };
    const session = await openSession(driver.url, {
      'webkitgtk:browserOptions': {
        binary: executablePath,
        args: ['--automation', ...(webgl ? [] : ['--enable-webgl=false'])],
      },
    }).catch((error) => {
      close();
      throw error;
    });
    return webDriverReader(session, close);
  },
};
