import { existsSync } from 'node:fs';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { objectsIn, pagesAmong, pagesWithText } from '../../src/proof/paper-problems.ts';
import { type Paper, printPdf } from '../../src/proof/print-pdf.ts';
import { openPage } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { rangeServer } from '../support/range-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { cases } from './support/cases.ts';
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

const heading = 'A heading that has more words than one line of a page can hold, and goes on';
const links = '<p><a href="#_about">not printed</a> <a href="more.csv">beside the page</a></p>';

const folder = temporaryFolder();

/** Copies a built page there, with a heading of several lines and links to what is not printed. */
async function copyWithMore(dist: string, more = ''): Promise<void> {
  await cp(dist, folder(), { recursive: true });
  const page = folder('index.html');
  for (const twin of ['br', 'gz']) await rm(`${page}.${twin}`);
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace(/(<h2[^>]*>).*?(<\/h2>)/, `$1${heading}$2${links}${more}`));
}

it.each(cases([[exampleDist, 'A4']] as const, [['dist', 'Letter']] as const))(
  '%s as a PDF on %s is tagged, with a correct outline and links',
  async (dist, paper) => {
    expect(existsSync(dist), 'Run npm run build:example first.').toBe(true);
    const other = await rangeServer(Buffer.of());
    await copyWithMore(dist, `<img src="${other.origin}/a.png" alt="">`);
    const { url, close } = await serveBuilt(folder());
    await checkDocument(`${url}/`, paper);
    expect(other.asked).toEqual([]);
    await Promise.all([close(), other.close()]);
  },
);

async function checkDocument(url: string, paper: Paper): Promise<void> {
  const opened = await openPage(browser, { javaScriptEnabled: false });
  await opened.page.goto(url);
  const { title, lang, sections, home } = await opened.page.evaluate(() => ({
    title: document.title,
    lang: document.documentElement.lang,
    sections: [...document.querySelectorAll('main > section')].map(
      (section) => section.querySelector('h1, h2')?.textContent ?? '',
    ),
    home: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
  }));
  await opened.close();
  expect(sections).toContain(heading);

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
  for (const type of ['H1', 'H2', 'P', 'L', 'LI', 'Link', 'Figure', 'Caption'])
    expect(types).toContain(type);
  expect([...types].filter((type) => type === 'Em' || type === 'Strong')).toEqual([]);

  const pages = new Set(pagesAmong(objects).map(([id]) => id));
  const [root = ''] = all.filter((object) => object.includes('/Type /Outlines'));
  const outline = outlineOf(objects, root).flatMap((entry) => {
    const [, page = ''] = /\/Dest \[(\d+) 0 R/.exec(entry) ?? [];
    return pages.has(page) ? stringOf(entry, 'Title') : [];
  });
  expect(outline.filter((name) => sections.includes(name))).toEqual(sections);

  const annotations = all.filter((object) => object.includes('/Subtype /Link'));
  const dests = objects.get(/\/Dests (\d+)/.exec(catalog)?.[1] ?? '') ?? '';
  const targets = annotations.flatMap((link) => /\/Dest \/(\S+)/.exec(link)?.[1] ?? []);
  expect(targets.filter((target) => !dests.includes(`/${target} [`))).toEqual([]);
  expect(targets.filter((target) => target.startsWith('_source_')).length).toBeGreaterThan(3);
  const addresses = annotations.flatMap((link) => stringOf(link, 'URI') || []);
  expect(addresses.length).toBeGreaterThan(2);
  expect(addresses.filter((address) => address.includes(new URL(url).host))).toEqual([]);
  const more = addresses.filter((address) => address.endsWith('/more.csv'));
  expect(more).toEqual(home ? [`${home}more.csv`] : []);
  expect(pagesWithText(pdf)).not.toContain(false);
  const [, width, height] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(all.join('\n')) ?? [];
  const [wide, high] = paper === 'A4' ? [595, 842] : [612, 792];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([wide, high]);
}
