import type { Browser } from 'puppeteer-core';
import type { Reader } from './reader.ts';

/**
 * A reader in a browser that Puppeteer has started; `closed` is called once that has ended.
 */
export async function puppeteerReader(browser: Browser, closed = () => {}): Promise<Reader> {
  const page = await browser.newPage();
  const { mouse } = page;
  return {
    async open(address) {
      await page.goto(address, { waitUntil: 'load' });
    },
    ask: (question, argument = '') => page.evaluate(question, argument),
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
