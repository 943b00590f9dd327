import { chromium } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { flags, startBrowser, unpackBundledChromium } from '../../src/proof/browser.ts';

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

it('a browser that is missing is named, with what to install', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/not/there');
  await expect(startBrowser()).rejects.toThrow(
    /^No Chromium starts here\. Install one, .* \/not\/there \(CHROMIUM_PATH\): .*doesn't exist/s,
  );
  vi.unstubAllEnvs();
});
