import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadInOwnFonts, mapPicture, mapReady } from '../../src/proof/story-page.ts';
import { inEveryRun, inLongRun } from './support/cases.ts';
import { differentPixels } from './support/different-pixels.ts';
import { drawAgain } from './support/drawing.ts';
import { type MachineFonts, machineFonts } from './support/machine-fonts.ts';
import { openBrowser } from './support/open-browser.ts';
import { openPage } from './support/open-page.ts';

const url = inject('storyUrl');
const viewport = { width: 700, height: 480 } as const;

/** The map of the first has names in Hangul and Han, that of the second in Thai and Lao. */
const maps = ['#to-laos', '?view=98.8,15.4,5,0,0#the-law'];

const words = ['서울', '北京', 'กรุงเทพฯ', 'ວຽງຈັນ'] as const;

/** More than this share of different pixels is another picture. */
const tolerance = 0.0001;

let fonts: readonly MachineFonts[];
let usual: Browser;
let bare: Browser;

beforeAll(async () => {
  const [own, oneLatin] = [await machineFonts('own'), await machineFonts('one Latin font')];
  fonts = [own, oneLatin];
  usual = await openBrowser(own.adjust);
  bare = await openBrowser(oneLatin.adjust);
});
afterAll(async () => {
  await bare.close();
  await usual.close();
  await Promise.all(fonts.map(({ remove }) => remove()));
});

/** The maps at some addresses, where files whose address is like `refused` cannot be had. */
async function pictures(
  browser: Browser,
  of: readonly string[],
  refused?: RegExp,
): Promise<readonly Buffer[]> {
  const taken: Buffer[] = [];
  for (const address of of) {
    const { page, close } = await openPage(browser, { viewport, drawing: false });
    if (refused) await page.context().route(refused, (route) => route.abort());
    await loadInOwnFonts(page, `${url}/${address}`);
    await mapReady(page);
    await page.evaluate(drawAgain);
    taken.push(await mapPicture(page));
    await close();
  }
  return taken;
}

const shares = (some: readonly Buffer[], others: readonly Buffer[]): readonly number[] =>
  some.map((picture, index) => differentPixels(picture, others[index] ?? Buffer.alloc(0)));

/** The fonts that draw the elements of a selector, without repeats. */
async function fontsOf(page: Page, selector: string) {
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const { root } = await client.send('DOM.getDocument');
  const { nodeIds } = await client.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector });
  const used = await Promise.all(
    nodeIds.map((nodeId) => client.send('CSS.getPlatformFontsForNode', { nodeId })),
  );
  const names = used.flatMap(({ fonts }) =>
    fonts.map((font) => `${font.isCustomFont ? 'page' : 'machine'}: ${font.familyName}`),
  );
  return [...new Set(names)].sort();
}

inEveryRun(() => {
  it('the opening map adds no font to the page, which would be laid out anew for each', async () => {
    const { page, close } = await openPage(usual, { viewport, drawing: false });
    await page.goto(url, { waitUntil: 'load' });
    await mapReady(page);
    const families = await page.evaluate(() => [...document.fonts].map(({ family }) => family));
    expect(families.filter((family) => family.startsWith('maplibre'))).toEqual([]);
    expect(families).toContain('Map Sans Regular');
    await close();
  });
});

describe.runIf(process.platform === 'linux')('on a machine with one Latin font', () => {
  let drawn: readonly Buffer[];

  it('the browser knows no font but that for any script', async () => {
    const { page, close } = await openPage(bare);
    await page.setContent(words.join(' '));
    expect(await fontsOf(page, 'body')).toEqual(['machine: Source Serif 4']);
    await close();
  });

  inLongRun(() => {
    it('the map is the same picture, names in other scripts and all', async () => {
      const apart = async () => {
        drawn = await pictures(bare, maps);
        return Math.max(...shares(drawn, await pictures(usual, maps)));
      };
      // On a busy machine a visit may be drawn before all of its fonts have come.
      await expect.poll(apart, { timeout: 120_000 }).toBeLessThan(tolerance);
    });

    it.each([
      ['Hangul', /noto-sans-kr-/, 0],
      ['Lao', /noto-sans-lao-/, 1],
    ] as const)('it is another where the page’s own %s cannot be had', async (_, refused, at) => {
      const without = await pictures(bare, maps.slice(at, at + 1), refused);
      expect(Math.max(...shares(without, drawn.slice(at)))).toBeGreaterThan(tolerance);
    });
  });

  inEveryRun(() => {
    it('all text of the story is set in fonts of the page, Hangul and Han too, and the headings of that in Chinese before any map', async () => {
      const { page, close } = await openPage(bare, { viewport, drawing: false });
      await loadInOwnFonts(page, url);
      await page.evaluate(() => document.fonts.ready);
      expect(await fontsOf(page, 'main [lang=ko]')).toEqual([
        expect.stringMatching(/^page: .* KR/),
      ]);
      expect(await fontsOf(page, 'main [lang=zh]')).toEqual([
        expect.stringMatching(/^page: .* SC/),
      ]);
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
      await loadInOwnFonts(page, `${url}/zh/`);
      await page.evaluate(() => document.fonts.ready);
      const headings = await fontsOf(page, 'main :is(h1, h2)');
      expect(headings).toContainEqual(expect.stringMatching(/^page: .* SC/));
      expect(headings.filter((font) => !font.startsWith('page'))).toEqual([]);
      await close();
    });
  });
});
