import { constants, inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { drawNothing, openPage, type PageOptions } from './story-page.ts';
import { type Fault, type TestedStory, textFile } from './tested-story.ts';

/** Reports parts of a story that are missing on A4 paper, controls that are printed, and pages without text. */
export async function paperProblems(
  browser: Browser,
  { story, url }: TestedStory,
  options: PageOptions = { scripts: [drawNothing] },
): Promise<{ readonly problems: readonly Fault[]; readonly pages: number }> {
  const { page, close } = await openPage(browser, options);
  await page.goto(url, { waitUntil: 'load' });
  const pages = pagesWithText(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'print' });
  const { missing, hidden, controls } = await page.evaluate(readPaper);
  await close();
  const wanted = missing.filter(([id, part]) => part !== 'map' || story.scenes[id]);
  const remedy =
    'Look at the page’s preview for print; if the text is sound, report it with the story.';
  const file = textFile(story.files);
  const fault = (place: string, problem: string): Fault => ({ file, place, problem, remedy });
  return {
    pages: pages.length,
    problems: [
      ...wanted.map(([id, part]) => fault(`section "${id}"`, `on paper it has no ${part}.`)),
      ...hidden.map((part) => fault(part, 'it is not printed.')),
      ...controls.map((control) => fault(control, 'a control is printed.')),
      ...pages.flatMap((hasWords, index) =>
        hasWords ? [] : [fault(`page ${index + 1}`, 'it has no text on it.')],
      ),
    ],
  };
}

/** Runs in the page, laid out for print: lists missing and hidden parts, and visible controls. */
function readPaper() {
  const isVisible = (element: Element | null) => {
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    const isShown = element?.checkVisibility({ visibilityProperty: true });
    return width > 0 && height > 0 && isShown === true;
  };
  const quote = (element: Element) => {
    const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    return `<${element.localName}> "${text.slice(0, 60)}"`;
  };
  const parts = { heading: 'h1, h2', map: '.section-map img' };
  const missing = [...document.querySelectorAll('main section[id]')].flatMap((section) =>
    Object.entries(parts)
      .filter(([, part]) => !isVisible(section.querySelector(part)))
      .map(([name]) => [section.id, name] as const),
  );
  const content = '.map-caption, .record, .chart, .fold h3, .sources li';
  const hidden = [...document.querySelectorAll(content)].filter(
    (part) => !part.closest('#_about') && !isVisible(part),
  );
  const control = 'button, :not(.fold) > summary, input, #_stage, .skip';
  const controls = [...document.querySelectorAll(control)].filter(isVisible);
  return { missing, hidden: hidden.map(quote), controls: controls.map(quote) };
}

/** Returns a PDF's objects as text by their numbers; Chromium packs no object in another. */
export function objectsIn(pdf: Buffer): ReadonlyMap<string, string> {
  const objects = pdf.toString('latin1').matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g);
  return new Map(Array.from(objects, ([, id = '', body = '']) => [id, body]));
}

export const pagesAmong = (objects: ReadonlyMap<string, string>) =>
  [...objects].filter(([, body]) => /\/Type\s*\/Page\b/.test(body));

/** Lets a stream be empty, or have a line break after it. */
const toItsEnd = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** Tells, for each page of a PDF from Chromium, if it has text, which a page's stream shows by `Tj` or `TJ`. */
export function pagesWithText(pdf: Buffer): readonly boolean[] {
  const objects = objectsIn(pdf);
  return pagesAmong(objects).map(([, body]) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    const [, packed = ''] = /stream\n([\s\S]*)endstream/.exec(contents) ?? [];
    const drawing = inflateSync(Buffer.from(packed, 'latin1'), toItsEnd).toString('latin1');
    return /\bT[jJ]\b/.test(drawing);
  });
}
