import { describe, expect, inject, it } from 'vitest';
import type { StoryPage } from '../../src/proof/story-page.ts';
import { firstFind, foundUnseen } from './support/find-in-page.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');
const stories = new Map<string, StoryPage>();

for (const [name, width, height] of [
  ['a phone', 390, 844],
  ['a desk', 1440, 900],
] as const) {
  const viewport = { width, height };
  stories.set(name, await openStory(browser, url, { viewport, drawing: false }));
}

describe.each(['a phone', 'a desk'])('a search in the page on %s', (name) => {
  it('finds nothing that is only for those who hear the page', async () => {
    const { page } = stories.get(name) as StoryPage;
    expect(await page.evaluate(foundUnseen)).toEqual([]);
  });

  it('leads to a heading, and to names in the text, before anything else', async () => {
    const { page } = stories.get(name) as StoryPage;
    expect(await firstFind(page, 'Rockets beside')).toBe('rockets');
    expect(await firstFind(page, 'The lifeline')).toBe('lifeline');
    expect(await firstFind(page, 'Wonsan')).toBe('ninety-firings');
    expect(await firstFind(page, 'Demilitarised Zone comes down')).toBe('rockets');
    expect(await firstFind(page, 'The map shows an area')).toBeUndefined();
  });

  it('keeps the words for those who hear it', async () => {
    const { page } = stories.get(name) as StoryPage;
    expect(await page.locator('#rockets').ariaSnapshot()).toContain('img "The map shows an area');
    expect(await page.locator('#_sections').ariaSnapshot()).toContain('link "The lifeline"');
    const help = await page.locator('#map canvas').getAttribute('aria-describedby');
    expect(await page.locator(`#${help}`).textContent()).toContain('arrow keys move it');
  });
});

describe('what a search or a link to text leads to', () => {
  it('lies below the map of a phone, in the middle of what is left to the text', async () => {
    const { page } = stories.get('a phone') as StoryPage;
    const seen = await page.evaluate(() => {
      const words = document.querySelector('#lifeline .card > p:not(.kicker) .cite') as HTMLElement;
      words.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { top, bottom } = words.getBoundingClientRect();
      const map = document.querySelector('#_stage')?.getBoundingClientRect().bottom ?? 0;
      return (top + bottom) / 2 - (map + innerHeight) / 2;
    });
    expect(Math.abs(seen)).toBeLessThan(16);
  });

  it('may be folded: it is laid out, for the browser to find and to open', async () => {
    const { page } = stories.get('a desk') as StoryPage;
    const folded = await page.evaluate(() =>
      [...document.querySelectorAll('main details:not([open]) > :not(summary)')].map(
        (part) => getComputedStyle(part).display !== 'none',
      ),
    );
    expect(folded.length).toBeGreaterThan(5);
    expect(folded.every(Boolean)).toBe(true);
  });
});
