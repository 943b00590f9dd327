import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { writeWhole } from '../../load/files/write-whole.ts';
import { assertBuilt, type BuiltStory, builtEditions, nameOf } from '../../publish/pack-story.ts';
import { serveBuilt } from '../../publish/serve-built.ts';
import { startBrowser, undrawnFlag } from '../browser.ts';
import { pagesOfIds } from '../read-pdf.ts';
import { loadInOwnFonts, openPage } from '../story-page.ts';
import { setOnPaper } from './set-on-paper.ts';

/** The sizes of paper that a document can have. */
export const papers = ['A4', 'Letter'] as const;
export type Paper = (typeof papers)[number];

/**
 * Prints a built story into `NAME.pdf` in the project's root, and each translation into `NAME.TAG.pdf`; `NAME`
 * is that of the story's folder.
 *
 * @param log Takes a line about each document.
 */
export async function writePdfs(
  built: BuiltStory,
  paper: Paper,
  log: (line: string) => void,
): Promise<void> {
  const { root, dist } = built;
  assertBuilt(built);
  const folder = resolve(root, dist);
  const { browser } = await startBrowser(({ args = [], ...launch }) => ({
    ...launch,
    args: [...args, undrawnFlag],
  }));
  try {
    const { url, close } = await serveBuilt(folder);
    try {
      const documents = new Map<string, Buffer>();
      for (const tag of builtEditions(folder)) {
        const { pdf } = await printPdf(browser, tag ? `${url}/${tag}/` : `${url}/`, paper);
        documents.set([nameOf(built), ...(tag ? [tag] : []), 'pdf'].join('.'), pdf);
      }
      writeWhole(root, '.', documents);
      for (const [file, pdf] of documents) log(`${file}: ${(pdf.byteLength / 1e6).toFixed(1)} MB`);
    } finally {
      await close();
    }
  } finally {
    await browser.close();
  }
}

/**
 * Prints a story's page as a document: tagged, with an outline, a list of its sections with their pages, and
 * links within it or to published URLs.
 *
 * @returns The PDF, and the page numbers in its list of sections.
 */
export async function printPdf(
  browser: Browser,
  url: string,
  paper: Paper,
): Promise<{ readonly pdf: Buffer; readonly contents: readonly string[] }> {
  const { page, close } = await openPage(browser, {
    javaScriptEnabled: false,
    colorScheme: 'light',
    viewport: { width: 794, height: 1123 },
  });
  try {
    await loadInOwnFonts(page, url);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(setOnPaper, documentCss(paper));
    const print = () => page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
    // CSS in Chromium has no page number of a link's target: they are read from a first print.
    const contents = await page.evaluate(writeNumbers, pagesOfIds(await print()));
    return { pdf: await print(), contents };
  } finally {
    await close();
  }
}

/** Runs in the page: writes the page numbers into the list of sections, and returns them. */
function writeNumbers(pages: Readonly<Record<string, number>>): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('._contents [data-of]')].map((number) => {
    number.textContent = `${pages[number.dataset.of ?? ''] ?? ''}`;
    return number.textContent;
  });
}

/** What a document has beside the page's own print sheet. */
const documentCss = (paper: Paper): string => `
  @page {
    size: ${paper};
    @bottom-center { content: counter(page); font: 8pt var(--sans); color: #5d5a55; }
  }
  /* Chromium leaves the space at the end of a line out of the outline, unless it is kept. */
  h1, h2, h3 { white-space: pre-wrap; break-inside: avoid; }
  ._contents {
    column-span: all;
    break-inside: avoid;
    margin-block: 1.2rem;
    padding-block: 0.8rem;
    border-block: 1px solid var(--rule);
    font: 400 9pt / 1.5 var(--sans);
  }
  ._contents > p { margin: 0 0 0.4rem; font-weight: 600; }
  ._contents > ul { columns: 2 16rem; column-gap: 8mm; margin: 0; padding: 0; list-style: none; }
  ._contents li { break-inside: avoid; }
  ._contents a { display: flex; justify-content: space-between; gap: 1em; color: inherit; text-decoration: none; }
  ._contents [data-of] { min-inline-size: 2em; text-align: end; font-variant-numeric: tabular-nums; }
  [data-was="em"] { font-style: italic; }
  [data-was="strong"] { font-weight: 600; }
  ._bands { column-span: all; }
  ._bands > div { display: flex; align-items: start; gap: 8mm; }
  ._bands .plot { flex: 1; inline-size: 0; max-block-size: none; }
`;
