import { expect, inject, it } from 'vitest';
import { bytesProblems } from '../../src/proof/page-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';

const browser = await sharedBrowser('drawn');

it.each(
  cases(
    [['on a phone', { width: 390, height: 844 }]] as const,
    [['at a desk', { width: 1440, height: 900 }]] as const,
  ),
)('the first map %s takes no more bytes than it may', async (_, viewport) => {
  const tested = await testedStory('src/story', inject('storyUrl'));
  expect(sentences(await bytesProblems(browser, tested, viewport))).toEqual([]);
});
