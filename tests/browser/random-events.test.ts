import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { expectSceneAfterRandom } from './support/random-scene.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

it('150 random events leave the text whole and the scene of a fresh visit', async () => {
  const seed = Number(process.env.SEED ?? 20261124);
  const sections = Object.keys(scenes);
  const options = { seed, count: 150, sections, place: 'to-laos' };
  await expectSceneAfterRandom(browser, inject('storyUrl'), options);
});
