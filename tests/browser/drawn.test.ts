import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { expect, inject, it } from 'vitest';
import { countWebGl, frameOf } from '../../bench/drawing.ts';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { groundShares } from './support/ground-shares.ts';
import { goBlindly } from './support/lose-context.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openAt, openStory, small } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('drawn');

/** Runs in the page before its scripts: holds back all messages to workers while `window.workersHeld`. */
function holdWorkers() {
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

/** Runs in the page: the data of the fine basemap on the main thread. */
const basemapOnPage = () => {
  const { map } = document.querySelector('#map') as unknown as { map: MapLibreMap };
  return map.getSource<GeoJSONSource>('basemap')?.getData();
};

it('the map shows ground even where no tile has loaded, however far the camera jumps', async () => {
  const { page } = await openAt(`${url}/#rockets`, { browser, ...small, scripts: [holdWorkers] });
  await mapReady(page);
  await mapAtRest(page);
  // What the worker draws it does not send back.
  expect(await page.evaluate(basemapOnPage)).toEqual({ type: 'FeatureCollection' });
  const shares = async () => groundShares(await page.screenshot(), [0.46, 0.16, 0.98, 0.72]);
  await page.evaluate(() => Object.assign(window, { workersHeld: true }));
  await goBlindly(page, 'the-long-way');
  const held = await shares();
  await page.evaluate(() => Object.assign(window, { workersHeld: false }));
  await mapAtRest(page);
  const rest = await shares();
  expect(held.sea).toBeGreaterThan(0);
  expect(held.sea).toBeLessThan(rest.sea + 0.1);
});

const first = ['the-long-way', 'before-the-border'];
const all = [...first, 'the-eleven', 'rockets', 'to-laos'];

it.each([
  ['at a desk', { width: 1440, height: 900 }, first, 170],
  ['on a phone', { width: 390, height: 844 }, all, 110],
] as const)('a frame %s takes few draw calls, and reading adds few programs', async (...given) => {
  const [, viewport, sections, most] = given;
  const { page, goTo } = await openStory(url, { browser, viewport, scripts: [countWebGl] });
  await mapAtRest(page);
  const { programs } = await frameOf(page);
  for (const id of sections) {
    await goTo(id);
    const frame = await frameOf(page);
    expect(frame.draws).toBeGreaterThan(0);
    expect(frame.draws, id).toBeLessThanOrEqual(most);
    expect(frame.programs - programs, id).toBeLessThanOrEqual(12);
  }
});
