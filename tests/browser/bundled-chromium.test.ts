import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unpackBundledChromium } from './support/bundled-chromium.ts';
import { flags } from './support/open-browser.ts';

const canRun = process.platform === 'linux' && process.arch === 'x64';

describe.runIf(canRun)('the bundled Chromium', () => {
  it('starts and draws with WebGL 2', async () => {
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
});
