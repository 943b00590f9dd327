import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import {
  type MapPages,
  mapProblems,
  openMapPages,
  readFrames,
} from '../../src/proof/map/map-problems.ts';
import { type TestedStory, testedStory } from '../../src/proof/tested-story.ts';
import { cases } from './support/cases.ts';
import { exampleStory } from './support/example.ts';
import { type LabelPage, serveLabelPage } from './support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

const stories = {
  'src/story': {
    url: inject('storyUrl'),
    sizes: cases(
      [
        [360, 740],
        [768, 1024],
        [1440, 900],
      ] as const,
      [
        [390, 844],
        [1024, 768],
        [1920, 1080],
      ] as const,
    ),
  },
  [exampleStory]: {
    url: inject('exampleUrl'),
    sizes: cases(
      [[360, 740]] as const,
      [
        [768, 1024],
        [1440, 900],
      ] as const,
    ),
  },
};

describe.each(Object.entries(stories))('every section of %s', (folder, { url, sizes }) => {
  let tested: TestedStory;
  let labelPage: LabelPage;
  let pages: MapPages;

  beforeAll(async () => {
    tested = await testedStory(folder, url);
    labelPage = await serveLabelPage(folder, tested.story.story.meta.lang);
    pages = await openMapPages(browser, tested, labelPage);
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await labelPage.close();
  });

  it.each(sizes)(
    'has its subject, its names and its annotations in sight and under nothing at %i × %i, and its legend whole',
    async (width, height) => {
      const problems = await mapProblems(pages, tested, { width, height });
      expect(sentences(problems)).toEqual([]);
    },
  );

  it.each(
    cases([], [
      [320, 568],
      [740, 360],
      [2560, 1080],
    ] as const),
  )('has its subject in sight and under nothing at %i × %i', async (width, height) => {
    const { problems } = await readFrames(pages, tested, { width, height });
    expect(sentences(problems)).toEqual([]);
  });
});
