import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Paper, printPdf } from '../../src/proof/pdf/print-pdf.ts';
import { objectsIn, pagesAmong, wordedPages } from '../../src/proof/read-pdf.ts';
import { openPage } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { cases, inEveryRun } from './support/cases.ts';
import { exampleDist } from './support/example.ts';
import { sharedBrowser } from './support/open-browser.ts';

const browser = await sharedBrowser('undrawn');

/** A string of a PDF, in hexadecimal where it is not all ASCII. */
function stringOf(object: string, name: string): string {
  const [, hex, plain = ''] =
    new RegExp(`/${name} (?:<FEFF([0-9A-F]*)>|\\(((?:\\\\.|[^\\\\)])*)\\))`).exec(object) ?? [];
  return hex === undefined
    ? plain.replaceAll(/\\(.)/g, '$1')
    : Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** The entries of an outline in their order, those within others after them. */
function outlineOf(objects: ReadonlyMap<string, string>, entry: string): readonly string[] {
  const next = (name: string): readonly string[] => {
    const found = objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(entry)?.[1] ?? '');
    return found === undefined ? [] : [found, ...outlineOf(objects, found)];
  };
  return [...next('First'), ...next('Next')];
}

it.each(cases([[exampleDist, 'A4']] as const, [['dist', 'Letter']] as const))(
  '%s as a document on %s is tagged, and its outline and links are true',
  async (dist, paper) => {
    expect(existsSync(dist), 'Run npm run build:example first.').toBe(true);
    const { url, close } = await serveBuilt(dist);
    await checkDocument(`${url}/`, paper);
    await close();
  },
);

inEveryRun(() => {
  it('a heading of several lines is whole in the outline, and a link to what is not printed is none', async () => {
    const heading = 'A heading that has more words than one line of a page can hold, and goes on';
    const page = `<!doctype html><html lang="en"><title>A story</title><style>h2{font-size:60px}</style>
<main><section id="one"><h1>A story</h1><p><a href="#gone">gone</a> <a href="more">more</a></p></section>
<section id="two"><h2 id="_heading_two">${heading}</h2></section></main>`;
    const pdf = await printPdf(browser, `data:text/html,${encodeURIComponent(page)}`, 'A4');
    const all = [...objectsIn(pdf).values()];
    expect(all.map((object) => stringOf(object, 'Title'))).toContain(heading);
    expect(all.filter((object) => object.includes('/Subtype /Link'))).toEqual([]);
  });
});

async function checkDocument(url: string, paper: Paper): Promise<void> {
  const opened = await openPage(browser, { javaScriptEnabled: false });
  await opened.page.goto(url);
  const { title, lang, sections } = await opened.page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    sections: [...document.querySelectorAll('main > section')].map(
      (section) => section.querySelector('h1, h2')?.textContent ?? '',
    ),
  }));
  await opened.close();

  const pdf = await printPdf(browser, url, paper);
  const objects = objectsIn(pdf);
  const all = [...objects.values()];
  const [catalog = ''] = all.filter((object) => object.includes('/Type /Catalog'));
  expect(catalog).toMatch(/\/Marked true/);
  expect(catalog).toMatch(/\/DisplayDocTitle true/);
  expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/);
  expect(stringOf(catalog, 'Lang')).toBe(lang);
  expect(all.map((object) => stringOf(object, 'Title'))).toContain(title);

  const elements = all.filter((object) => object.includes('/Type /StructElem'));
  const figures = elements.filter((object) => /\/S \/Figure\b/.test(object));
  expect(figures.length).toBeGreaterThanOrEqual(sections.length - 1);
  for (const figure of figures) expect(stringOf(figure, 'Alt'), figure).not.toBe('');
  const types = new Set(elements.map((object) => /\/S \/(\w+)/.exec(object)?.[1]));
  for (const type of ['H1', 'H2', 'P', 'L', 'LI', 'Link', 'Figure', 'Caption']) {
    expect(types).toContain(type);
  }
  expect([...types].filter((type) => type === 'Em' || type === 'Strong')).toEqual([]);

  const pages = new Set(pagesAmong(objects).map(([id]) => id));
  const [root = ''] = all.filter((object) => object.includes('/Type /Outlines'));
  const outline = outlineOf(objects, root).flatMap((entry) => {
    const [, page = ''] = /\/Dest \[(\d+) 0 R/.exec(entry) ?? [];
    return pages.has(page) ? stringOf(entry, 'Title') : [];
  });
  expect(outline.filter((name) => sections.includes(name))).toEqual(sections);

  const links = all.filter((object) => object.includes('/Subtype /Link'));
  const dests = objects.get(/\/Dests (\d+)/.exec(catalog)?.[1] ?? '') ?? '';
  const targets = links.flatMap((link) => /\/Dest \/(\S+)/.exec(link)?.[1] ?? []);
  expect(targets.filter((target) => !dests.includes(`/${target} [`))).toEqual([]);
  expect(targets.filter((target) => target.startsWith('_source_')).length).toBeGreaterThan(3);
  const addresses = links.flatMap((link) => stringOf(link, 'URI') || []);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => address.includes(new URL(url).host))).toEqual([]);
  expect(wordedPages(pdf)).not.toContain(false);
  const [, width, height] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(all.join('\n')) ?? [];
  const [wide, high] = paper === 'A4' ? [595, 842] : [612, 792];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([wide, high]);
}
