import { expect, inject, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { axeProblems } from '../../src/proof/axe-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { cases } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { screens } from './support/open-page.ts';

const url = inject('storyUrl');
/** The section matters little to axe: all are in the page, and one is marked as current. */
const sections = cases([], ['title', 'ninety-firings', 'sources']);
const browser = await sharedBrowser('undrawn');

const { phone, desk } = screens;

it.each(cases([phone], [desk]))('axe finds no violation, $width pixels wide', async (size) => {
  const tested = await testedStory(openFolder('.', 'src/story'), url);
  expect(sentences(await axeProblems(browser, tested, size, sections))).toEqual([]);
});
