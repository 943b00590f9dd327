import { expect, inject, it } from 'vitest';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { groundShares } from './support/ground-shares.ts';
import { goBlindly } from './support/lose-context.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, small } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('drawn');

/** Runs in the page before its scripts: holds back all messages to workers while `window.workersHeld`. */
function holdWorkers(): void {
  const { postMessage } = Worker.prototype;
  const later: (() => void)[] = [];
  const isHeld = () => (window as { workersHeld?: boolean }).workersHeld;
  setInterval(() => {
    if (!isHeld()) for (const send of later.splice(0)) send();
  }, 50);
  Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
    const send = () => postMessage.apply(this, message as never);
    if (isHeld()) later.push(send);
    else send();
  };
}

it('the map has ground where no tile has come, however far the camera jumps', async () => {
  const { page, close } = await openPage(browser, { ...small, scripts: [holdWorkers] });
  await page.goto(`${url}/#rockets`, { waitUntil: 'load' });
  await mapReady(page);
  await mapAtRest(page);
  const shares = async () => groundShares(await page.screenshot(), [0.46, 0.16, 0.98, 0.72]);
  await page.evaluate(() => Object.assign(window, { workersHeld: true }));
  await goBlindly(page, 'the-long-way');
  const held = await shares();
  await page.evaluate(() => Object.assign(window, { workersHeld: false }));
  await mapAtRest(page);
  const rest = await shares();
  expect(held.sea).toBeGreaterThan(0);
  expect(held.sea).toBeLessThan(rest.sea + 0.1);
  await close();
});
