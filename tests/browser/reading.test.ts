import { describe, expect, inject, it } from 'vitest';
import { mapAtRest, mapPicture, mapReady } from '../../src/proof/story-page.ts';
import { scenes } from '../support/this-story.ts';
import { keepCamerasTold } from './support/cameras-told.ts';
import { differentPixels } from './support/different-pixels.ts';
import { drawAgain } from './support/drawing.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const undrawn = { drawing: false } as const;
/** One that is drawn into, one with a chart, with routes, with areas, and the last. */
const some = ['rockets', 'ninety-firings', 'to-laos', 'the-choice', 'sources'];
const browser = await sharedBrowser('undrawn');

/** The story at a desk, undrawn: tests that leave it as they found it read it one after the other. */

const story = await openStory(browser, url, undrawn);

const inside = ([lng, lat]: readonly [number, number], section: string) => {
  const [west, south, east, north] = scenes[section]?.bounds ?? [0, 0, 0, 0];
  return lng > west && lng < east && lat > south && lat < north;
};

describe('reading the story', () => {
  it('asks for no map code before a reader is there', async () => {
    const { page, requests, errors, close } = await openPage(browser, undrawn);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(500);
    expect(requests.filter((address) => /maplibre|map-code|geojson/.test(address))).toEqual([]);
    expect(await page.locator('html').getAttribute('data-map')).toBe('off');
    await page.mouse.move(50, 50);
    await page.mouse.move(60, 60);
    await page.waitForSelector('html[data-map=ready]', { timeout: 60_000 });
    expect(requests.some((address) => address.includes('.geojson'))).toBe(true);
    expect(errors).toEqual([]);
    await close();
  });

  it('says nothing of the camera from a turn of the wheel until the map is at rest, though it stays a while as it was', async () => {
    const { page, goTo, scrollTo } = story;
    const before = await goTo('the-eleven');
    const step = 240;
    let offset = await page.evaluate(() => scrollY);
    while ((await scrollTo(offset)).zoom === before.zoom) offset += step;
    const from = offset - 2 * step;
    await scrollTo(from);
    await page.mouse.move(300, 450);
    await page.evaluate(keepCamerasTold);
    await page.mouse.wheel(0, 700);
    await page.waitForFunction((top) => scrollY > top - 1, from + 700);
    const after = await mapAtRest(page);
    expect(after).not.toEqual(before);
    const told = (await page.evaluate(() => window.camerasTold)) ?? [];
    const at = told.findIndex((camera) => camera !== undefined && camera !== told.at(-1));
    expect(at, `${told.slice(0, 40)}`).toBe(-1);
  });

  it('tells the list and the legend of a jump in the event of its scroll, before any frame of the map', async () => {
    const { page, goTo } = story;
    await goTo('the-law');
    const told = await page.evaluate(async () => {
      const own = window.requestAnimationFrame;
      const held: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (frame) => held.push(frame);
      const scrolled = new Promise((resolve) =>
        addEventListener('scroll', resolve, { once: true }),
      );
      location.hash = 'to-laos';
      await scrolled;
      window.requestAnimationFrame = own;
      for (const frame of held) own(frame);
      return {
        current: document.querySelector('#_sections [aria-current]')?.getAttribute('href'),
        laos: document.querySelector<HTMLInputElement>('#_layers [value="route-laos"]')?.checked,
      };
    });
    expect(told).toEqual({ current: '#to-laos', laos: true });
  });

  it('frames the place that each section tells of and shows the layers it names', async () => {
    const { goTo, errors } = story;
    for (const section of some) {
      const { center, layers } = await goTo(section);
      expect(inside(center, section), `${section}: ${center} lies within its bounds`).toBe(true);
      const { layers: shown = {}, fade = {} } = scenes[section] ?? {};
      const steady = (ids: readonly string[]) =>
        ids.filter((id) => !Object.hasOwn(fade, id)).sort();
      expect(steady(layers), section).toEqual(steady(Object.keys(shown)));
    }
    expect(errors).toEqual([]);
  });

  it('keeps the address on the section that is read, in one entry of the history', async () => {
    const { page, scrollTo } = story;
    const before = await page.evaluate(() => history.length);
    for (const section of ['rockets', 'lifeline', 'the-law']) {
      const top = await page
        .locator(`#${section}`)
        .evaluate((element) => element.getBoundingClientRect().top + window.scrollY - 100);
      await scrollTo(top);
      await page.waitForFunction((id) => location.hash === `#${id}`, section);
    }
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  it('leads back to where the reader came from, and forward again', async () => {
    const { page, goTo } = story;
    const before = await goTo('lifeline');
    const after = await goTo('to-thailand');
    await page.goBack();
    await page.waitForFunction(() => location.hash === '#lifeline');
    expect(await mapAtRest(page)).toEqual(before);
    await page.goForward();
    await page.waitForFunction(() => location.hash === '#to-thailand');
    expect(await mapAtRest(page)).toEqual(after);
  });

  it('starts at the beginning, and works, with an address that it does not know', async () => {
    const { page, errors, close } = await openStory(
      browser,
      `${url}/?show=nothing&hide=%E0%A4%A&view=a,b#to-laos%E2%80`,
      undrawn,
    );
    await page.waitForSelector('html[data-script=on]', { timeout: 5000 });
    await page.evaluate(async () => {
      for (const fragment of ['50%', 'no-such-section']) {
        location.hash = fragment;
        await new Promise((told) => window.addEventListener('hashchange', told, { once: true }));
      }
    });
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    const { layers } = await mapAtRest(page);
    expect(layers).toEqual(Object.keys(scenes.title?.layers ?? {}));
    expect(errors).toEqual([]);
    await close();
  });

  it('warns of nothing where the map is asked about an annotation', async () => {
    const phone = { ...undrawn, viewport: { width: 390, height: 844 } };
    const { page, close } = await openPage(browser, phone);
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.goto(`${url}/#rockets`);
    await mapReady(page);
    expect(warnings.filter((text) => text.includes('layers['))).toEqual([]);
    await close();
  });

  it.each(['0,-85,22,0,0', '0,85,22,0,60', '999,-999,999,999,999'])(
    'has its map with a link to a view beyond all land: %s',
    async (view) => {
      const { page, errors, close } = await openPage(browser, undrawn);
      await page.goto(`${url}/?view=${view}`);
      await mapReady(page);
      await page.waitForSelector('html[data-mode=reader]');
      expect(await page.getAttribute('html', 'data-map')).toBe('ready');
      expect(errors).toEqual([]);
      await close();
    },
  );
});

describe('the picture of the map at a place', () => {
  const reader = { ...undrawn, viewport: { width: 700, height: 440 } };

  it.each(['ko/'])('is the same from below and from above in "%s"', async (edition) => {
    const drawer = await sharedBrowser('drawn');
    const { page, goTo, close } = await openStory(drawer, `${url}/${edition}`, reader);
    await page.evaluate(drawAgain);
    await goTo('to-laos');
    const place = await page.evaluate(() => window.scrollY);
    const pictureFrom = async (above: number) => {
      await page.evaluate((top) => window.scrollTo(0, top), place - above);
      await mapAtRest(page);
      await page.evaluate((top) => window.scrollTo(0, top), place);
      return mapPicture(page);
    };
    const fromAbove = await pictureFrom(900);
    expect(differentPixels(fromAbove, await pictureFrom(-900))).toBeLessThan(0.001);
    await close();
  });
});
