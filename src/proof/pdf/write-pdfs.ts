import { resolve } from 'node:path';
import { builtEditions } from '../../build/publish/built-pages.ts';
import { assertBuilt, type BuiltStory, nameOf } from '../../build/publish/pack-story.ts';
import { serveBuilt } from '../../build/publish/serve-built.ts';
import { writeWhole } from '../../build/story/files/write-whole.ts';
import { startBrowser, undrawnFlag } from '../browser.ts';
import { type Paper, printPdf } from './print-pdf.ts';

/**
 * Prints a built story into `NAME.pdf` in the project's root, and each translation into `NAME.TAG.pdf`; `NAME`
 * is that of the story's folder.
 *
 * @param tell Takes a line about each document.
 * @throws Where the story is not built, no browser starts, or a file cannot be written; then none is.
 */
export async function writePdfs(
  built: BuiltStory,
  paper: Paper,
  tell: (line: string) => void,
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
      for (const [file, pdf] of documents) tell(`${file}: ${(pdf.byteLength / 1e6).toFixed(1)} MB`);
    } finally {
      await close();
    }
  } finally {
    await browser.close();
  }
}
