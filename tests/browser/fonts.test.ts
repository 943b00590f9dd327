import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { observeLoad, readLoad } from '../../bench/load.ts';
import { loadInOwnFonts, mapPicture, mapReady } from '../../src/proof/story-page.ts';
import { cases, inEveryRun, inLongRun } from './support/cases.ts';
import { differentPixels } from './support/different-pixels.ts';
import { drawAgain } from './support/drawing.ts';
import { holdFiles } from './support/hold-files.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, screens } from './support/open-page.ts';

const url = inject('storyUrl');
const viewport = { width: 700, height: 480 } as const;

async function fontsOf(page: Page, selector: string) {
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const { root } = await client.send('DOM.getDocument');
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const ask = (nodeId: number) => client.send('CSS.getPlatformFontsForNode', { nodeId });
  const used = await Promise.all(nodeIds.map(ask));
  const names = used.flatMap(({ fonts }) =>
    fonts.map((font) => `${font.isCustomFont ? 'page' : 'machine'}: ${font.familyName}`),
  );
  return [...new Set(names)].sort();
}

inEveryRun(() => {
  it('all text of the story, even Hangul and Han, is set in web fonts before and after the map opens', async () => {
    const { page } = await openPage({ viewport, drawing: false });
    await loadInOwnFonts(page, url);
    await page.evaluate(() => document.fonts.ready);
    expect(await fontsOf(page, 'main [lang=ko]')).toEqual([expect.stringMatching(/^page: .* KR/)]);
    expect(await fontsOf(page, 'main [lang=zh]')).toEqual([expect.stringMatching(/^page: .* SC/)]);
    const italics = await page
      .locator('main *')
      .evaluateAll((all) =>
        all
          .map((element) => getComputedStyle(element))
          .flatMap(({ fontStyle, fontFamily }) => (fontStyle === 'italic' ? [fontFamily] : [])),
      );
    expect(italics.length).toBeGreaterThan(5);
    expect(italics.filter((family) => !/^"Source S[^"]* Italic"/.test(family))).toEqual([]);
    const text = 'main :is(h1, h2, p, li, th, td, text)';
    expect((await fontsOf(page, text)).filter((font) => !font.startsWith('page'))).toEqual([]);
    await mapReady(page);
    const families = await page.evaluate(() => [...document.fonts].map(({ family }) => family));
    expect(families.filter((family) => family.startsWith('maplibre'))).toEqual([]);
    expect(families).toContain('Map Sans Regular');
    await loadInOwnFonts(page, `${url}/zh/`);
    await page.evaluate(() => document.fonts.ready);
    const headings = await fontsOf(page, 'main :is(h1, h2)');
    // A machine's own font for Han comes first, where there is one.
    expect(headings).toContainEqual(expect.stringMatching(/ SC/));
    expect(headings.filter((font) => !/^page| SC$/.test(font))).toEqual([]);
  });
});

/** The parts of the page, of each of which every letter has one typeface. */
const parts = {
  title: 'main h1',
  kicker: '.kicker',
  body: '.card > p:not([class])',
  records: '.record *',
  charts: '.chart :is(text, td, th, p)',
  passages: '.passage *',
  controls: '#_stage *',
};

/** The typefaces in which each part is really drawn, without those of scripts that few letters have. */
async function typefaces(page: Page) {
  const all: Record<string, readonly string[]> = {};
  for (const [part, selector] of Object.entries(parts)) {
    const names = await fontsOf(page, selector);
    const own = names.map((name) => /Source S\w+/.exec(name)?.[0] ?? name);
    all[part] = [...new Set(own)].filter((name) => !name.includes('Noto Sans'));
  }
  return all;
}

describe('with font files late', () => {
  const { desk, largePhone: phone } = screens;
  const visits = cases([[phone, ''] as const], [[desk, ''] as const, [phone, 'zh/'] as const]);
  it.each(visits)(
    'on a screen %o each part of "/%s" has its own typeface from first to last',
    async (size, edition) => {
      const { page } = await openPage({ viewport: size, drawing: false });
      await page.addInitScript(observeLoad);
      const { letGo } = await holdFiles(page, /\.woff2$/);
      await page.goto(`${url}/${edition}`, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('story:ready').length > 0);
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      const [early, before] = [await typefaces(page), await height()];
      await letGo();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await mapReady(page);
      const late = await typefaces(page);
      expect(Object.values(late).flat().join()).not.toContain('machine');
      if (edition === '') {
        expect(early).toEqual(late);
        expect(Object.values(late)).not.toContainEqual([]);
      }
      expect(Math.abs((await height()) - before)).toBeLessThanOrEqual(2);
      expect((await page.evaluate(readLoad)).layoutShift).toBeLessThanOrEqual(0.02);
    },
  );
});

/** The map at an address, without the files whose URL matches `refused`. */
async function picture(address: string, refused: RegExp) {
  const browser = await sharedBrowser('drawn');
  const { page, close } = await openPage({ browser, viewport, drawing: false });
  await page.context().route(refused, (route) => route.abort());
  await loadInOwnFonts(page, `${url}/${address}`);
  await mapReady(page);
  await page.evaluate(drawAgain);
  const taken = await mapPicture(page);
  await close();
  return taken;
}

inLongRun(() => {
  // Few machines have a font for this script.
  it('Lao names on the map are drawn in the web font', async () => {
    const at = '?view=98.8,15.4,5,0,0#the-law';
    const own = await picture(at, /no-such-font/);
    expect(await differentPixels(own, await picture(at, /noto-sans-lao-/))).toBeGreaterThan(0.0001);
  });
});
