import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { wrongStops } from './support/exact-stops.ts';
import { openBrowser } from './support/open-browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the picture of the map', () => {
  it('is that of a direct visit, however the reader has come to the place', async () => {
    const wrong = await wrongStops(browser, inject('storyUrl'), Object.keys(scenes), {
      stops: 3,
      seed: 20140714,
    });
    expect(wrong).toEqual([]);
  });
});
