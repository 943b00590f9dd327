import { expect, inject, it } from 'vitest';
import { axeProblems, violations } from '../../src/proof/axe-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, type ReaderOptions } from './support/open-page.ts';

const url = inject('storyUrl');
/** What axe finds hangs on the section little: all are in the page, and one is marked as read. */
const sections = cases(['the-eleven'], ['title', 'ninety-firings', 'sources']);
const browser = await sharedBrowser('undrawn');

const phone = { width: 360, height: 740 } as const;
const desk = { width: 1440, height: 900 } as const;

/**
 * The page as it is where scripts are off, in a browser where axe can run: its own scripts are taken
 * out, and the rules for `scripting: none` hold.
 */
async function openWithoutScripts(options: ReaderOptions) {
  const opened = await openPage(browser, options);
  await opened.page.route(url, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/<script type="module"[^>]*><\/script>/g, '')
      .replaceAll('(scripting:none)', '(min-width:0)')
      .replaceAll('(scripting:enabled)', '(max-width:0)');
    const { 'content-security-policy': _, ...headers } = response.headers();
    const open = body.replace(/<meta http-equiv="?Content-Security-Policy"?[^>]*>/i, '');
    await route.fulfill({ response, headers, body: open });
  });
  await opened.page.goto(url, { waitUntil: 'load' });
  return opened;
}

it.each(cases([phone], [desk]))(
  'axe finds nothing wrong before the map, at one section after another, with the layers open, exploring, dark and in forced colours, $width pixels wide',
  async (size) => {
    const tested = await testedStory('src/story', url);
    expect(sentences(await axeProblems(browser, tested, size, sections))).toEqual([]);
  },
);

inEveryRun(() => {
  const viewport = phone;

  it('axe finds nothing wrong without scripts', async () => {
    const { page, close } = await openWithoutScripts({ viewport });
    expect(await page.locator('#_stage').isVisible()).toBe(false);
    expect(await page.locator('.section-map img').first().isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await close();
  });
});
