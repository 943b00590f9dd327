import { expect, inject, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { paperProblems } from '../../src/proof/paper-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { inEveryRun, inLongRun } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openAt } from './support/open-page.ts';

const url = inject('storyUrl');
const browser = await sharedBrowser('undrawn');

inLongRun(() => {
  it('the story printed in Korean without scripts has every heading, note, chart and map, no controls and no empty pages', async () => {
    const tested = await testedStory(openFolder('.', 'src/story', 'ko'), url);
    const { problems, pages } = await paperProblems(browser, tested, { javaScriptEnabled: false });
    expect(sentences(problems)).toEqual([]);
    expect(pages).toBeGreaterThan(5);
    expect(pages).toBeLessThanOrEqual(13);
  });
});

inEveryRun(() => {
  it('a printed map is as wide as its section’s text, the cover’s as wide as the page, and its URL is filled in', async () => {
    const { page } = await openAt(`${url}/?x=1#rockets`, {
      viewport: { width: 680, height: 1000 },
      drawing: false,
    });
    await page.emulateMedia({ media: 'print' });
    const widths = await page.locator('main > section').evaluateAll((sections) =>
      sections.map((section) => {
        const widthOf = (part: string) => section.querySelector<HTMLElement>(part)?.offsetWidth;
        return {
          map: widthOf('.section-map img'),
          text: widthOf(':is(.card, .sheet) > p:not([class])'),
        };
      }),
    );
    const [opening, ...others] = widths;
    expect(opening?.map).toBe(680);
    for (const { map, text } of others) expect(map).toBe(text);
    const address = () => page.locator('[data-address]').textContent();
    await expect.poll(address).toBe(`${new URL(url).origin}/`);
  });
});
