import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { writeWhole } from '../../load/files/write-whole.ts';
import { assertBuilt, type BuiltStory, builtEditions, nameOf } from '../../publish/pack-story.ts';
import { serveBuilt } from '../../publish/serve-built.ts';
import { startBrowser, undrawn } from '../browser.ts';
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
  const { browser } = await startBrowser(undrawn);
  try {
    const { url, close } = await serveBuilt(folder);
    try {
      const documents = new Map<string, Buffer>();
      for (const tag of builtEditions(folder)) {
        const pdf = await printPdf(browser, tag ? `${url}/${tag}/` : `${url}/`, paper);
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

/** Prints a story's page as a PDF: tagged, with an outline, and with links within it or to published URLs. */
export async function printPdf(browser: Browser, url: string, paper: Paper): Promise<Buffer> {
  const { page, close } = await openPage(browser, {
    javaScriptEnabled: false,
    colorScheme: 'light',
    viewport: { width: 794, height: 1123 },
  });
  try {
    await loadInOwnFonts(page, url);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(setOnPaper, documentCss(paper));
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
  } finally {
    await close();
  }
}

/** What a document has beside the page's own print sheet. */
const documentCss = (paper: Paper): string => `
  @page {
    size: ${paper};
    @bottom-center { content: counter(page); font: 8pt var(--sans); color: #5d5a55; }
  }
  /* Chromium leaves the space at the end of a line out of the outline, unless it is kept. */
  h1, h2, h3 { white-space: pre-wrap; break-inside: avoid; }
  [data-was="em"] { font-style: italic; }
  [data-was="strong"] { font-weight: 600; }
`;
