import { inject, it } from 'vitest';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { expectSceneAfterRandom } from '../browser/support/random-scene.ts';
import { scenes } from '../support/this-story.ts';

const minutes = 60_000;
const browser = await sharedBrowser('drawn');

it(
  '2,000 random events leave the text whole and the scene of a fresh visit',
  async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log({ seed });
    const sections = Object.keys(scenes);
    const options = { seed, count: 2000, sections, place: 'to-laos' };
    await expectSceneAfterRandom(browser, inject('storyUrl'), options);
  },
  30 * minutes,
);
