import type { Browser } from 'playwright-core';
import { assertBuilt, type BuiltStory, builtEditions, nameOf } from '../publish/pack-story.ts';
import { serveBuilt } from '../publish/serve-built.ts';
import { startBrowser, undrawn } from './browser.ts';
import { loadInOwnFonts, openPage } from './story-page.ts';

export type Paper = 'A4' | 'Letter';

/** Prints a built story to `FOLDER.pdf` in the project's root, and its translations to `FOLDER.TAG.pdf`. */
export async function writePdfs(built: BuiltStory, paper: Paper, log: (line: string) => void) {
  assertBuilt(built);
  const folder = built.files.at(built.dist);
  const { browser } = await startBrowser(undrawn);
  const open: { close(): Promise<unknown> }[] = [browser];
  try {
    const served = await serveBuilt(folder);
    open.unshift(served);
    const documents = new Map<string, Buffer>();
    for (const tag of builtEditions(folder)) {
      const url = tag ? `${served.url}/${tag}/` : `${served.url}/`;
      const file = [nameOf(built), ...(tag ? [tag] : []), 'pdf'].join('.');
      documents.set(file, await printPdf(browser, url, paper));
    }
    built.files.write(documents);
    for (const [file, pdf] of documents) log(`${file}: ${(pdf.byteLength / 1e6).toFixed(1)} MB`);
  } finally {
    for (const each of open) await each.close();
  }
}

/** Prints a page as a tagged PDF with an outline; its links lead within the PDF or to published URLs. */
export async function printPdf(browser: Browser, url: string, paper: Paper): Promise<Buffer> {
  const { page, close } = await openPage(browser, {
    javaScriptEnabled: false,
    colorScheme: 'light',
    viewport: { width: 794, height: 1123 },
  });
  // A build may come from elsewhere, so nothing is fetched from other sites.
  const isElsewhere = ({ href }: URL) => !href.startsWith(url);
  await page.route(isElsewhere, (route) => route.abort());
  try {
    await loadInOwnFonts(page, url);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(layOutForPaper, documentCss(paper));
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
  } finally {
    await close();
  }
}

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

/** Runs in a page without scripts, laid out for print: adapts links and tags to a PDF, and adds styles. */
async function layOutForPaper(css: string): Promise<void> {
  // The page's security policy allows a constructed style sheet.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) fixLink(link);
  // Chromium does not tag links with a role, and writes tags that PDF 1.4 does not have.
  for (const link of document.querySelectorAll('a[role]')) link.removeAttribute('role');
  // A figure without a name would be a picture without an alternative text, around one that has it.
  for (const figure of document.querySelectorAll('figure:not([aria-label], [aria-labelledby])'))
    figure.role = 'group';
  for (const word of document.querySelectorAll('em, strong')) {
    const plain = document.createElement('span');
    plain.dataset.was = word.localName;
    plain.append(...word.childNodes);
    word.replaceWith(plain);
  }
  const pictures = [...document.images].map((picture) => {
    picture.loading = 'eager';
    return picture.decode().catch(() => undefined);
  });
  await Promise.all([document.fonts.ready, ...pictures]);

  function fixLink(link: HTMLAnchorElement): void {
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      const target = document.getElementById(decodeURIComponent(href.slice(1)));
      const heading = document.getElementById(`_heading_${target?.id}`);
      if (!target?.checkVisibility()) link.removeAttribute('href');
      else if (heading) link.setAttribute('href', `#${heading.id}`);
    } else if (!/^[a-z]+:/i.test(href)) {
      const home = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
      if (home) link.href = new URL(href, home.href).href;
      else link.removeAttribute('href');
    }
  }
}
