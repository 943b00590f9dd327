import { chromium } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { flags, unpackBundledChromium } from '../../src/proof/browser.ts';
import { chromium as journeysChromium, launchOptions } from '../engines/support/puppeteer.ts';

const { platform, arch } = process;
const runsHere = platform === 'linux' && arch === 'x64';

if (runsHere) {
  it('the bundled Chromium starts and draws with WebGL 2', async () => {
    const { executablePath, env } = await unpackBundledChromium();
    const browser = await chromium.launch({
      executablePath,
      args: [...flags],
      env: { ...process.env, ...env },
    });
    try {
      const page = await browser.newPage();
      const version = await page.evaluate(() => {
        const gl = document.createElement('canvas').getContext('webgl2');
        return gl?.getParameter(gl.VERSION);
      });
      expect(version).toContain('WebGL 2.0');
    } finally {
      await browser.close();
    }
  });

  it('the journey through every engine starts it with what it needs', async () => {
    vi.stubEnv('CHROMIUM_PATH', '').stubEnv('FORCE_BUNDLED_CHROMIUM', '1');
    const found = await journeysChromium.find();
    expect(found && launchOptions(found).env).toMatchObject((await unpackBundledChromium()).env);
    vi.unstubAllEnvs();
  });
} else {
  it(`the bundled Chromium says that it does not run on ${arch} ${platform}`, () =>
    expect(unpackBundledChromium()).rejects.toThrow('runs on x64 Linux'));
}
