import { describe, expect, inject, it } from 'vitest';
import { wrongStops } from '../browser/support/exact-stops.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { expectSceneAfterRandom } from '../browser/support/random-scene.ts';
import { scenes } from '../support/this-story.ts';

const browser = await sharedBrowser('drawn');

describe('the picture of the map', () => {
  it.each([
    ['', 12],
    ['ko/', 4],
  ] as const)('in "%s" is that of a direct visit at each of %i stops', async (edition, stops) => {
    const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
    console.log({ seed });
    const address = `${inject('storyUrl')}/${edition}`;
    const wrong = await wrongStops(browser, address, Object.keys(scenes), { stops, seed });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  });
});

it('200 random events leave the text whole and the scene of a fresh visit', async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log({ seed });
  const sections = Object.keys(scenes);
  const options = { seed, count: 200, sections, place: 'to-laos' };
  await expectSceneAfterRandom(browser, inject('storyUrl'), options);
});
