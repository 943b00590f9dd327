import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fullSpeed, slowPhone } from '../../bench/load.ts';
import { buildPages, comparedPages } from '../../bench/pages.ts';
import { sentences } from '../../src/proof/fault.ts';
import { bytesProblems } from '../../src/proof/page/bytes-problems.ts';
import { testedStory } from '../../src/proof/tested-story.ts';
import { cases } from './support/cases.ts';
import { openBrowser } from './support/open-browser.ts';

let browser: Browser;
let bare: string;

beforeAll(async () => {
  bare = await mkdtemp(join(tmpdir(), 'bytes-'));
  await buildPages(bare, comparedPages, ['bare']);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await rm(bare, { recursive: true });
});

it.each(cases([['on a phone', slowPhone]] as const, [['at a desk', fullSpeed]] as const))(
  'the first map %s takes at most 1.6 times the bytes of a map without a story',
  async (_, { viewport }) => {
    const tested = await testedStory('src/story', inject('storyUrl'));
    const built = { story: 'dist', bare };
    const problems = await bytesProblems(browser, tested, built, viewport);
    expect(sentences(problems)).toEqual([]);
  },
);
