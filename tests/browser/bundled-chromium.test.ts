import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { flags, unpackBundledChromium } from '../../src/proof/browser.ts';

const { platform, arch } = process;

it.runIf(platform === 'linux' && arch === 'x64')(
  'the bundled Chromium starts and draws with WebGL 2',
  async () => {
    const { executablePath, env } = await unpackBundledChromium();
    const options = { executablePath, args: [...flags], env: { ...process.env, ...env } };
    const browser = await chromium.launch(options);
    const page = await browser.newPage();
    const version = await page.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      return gl?.getParameter(gl.VERSION);
    });
    await browser.close();
    expect(version).toContain('WebGL 2.0');
  },
);
