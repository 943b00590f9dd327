import { constants, inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { drawNothing, openPage, type PageOptions } from './story-page.ts';
import { type Fault, type TestedStory, textFile } from './tested-story.ts';

/**
 * Prints a story on A4. Each section needs its heading, map and caption, each note, chart and source must be there, no
 * control, and no page without words.
 */
export async function paperProblems(
  browser: Browser,
  { story, url }: TestedStory,
  options: PageOptions = { scripts: [drawNothing] },
): Promise<{ readonly problems: readonly Fault[]; readonly pages: number }> {
  const { page, close } = await openPage(browser, options);
  await page.goto(url, { waitUntil: 'load' });
  const pages = wordedPages(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'print' });
  const { missing, hidden, controls } = await page.evaluate(readPaper);
  await close();
  const wanted = missing.filter(([id, part]) => part !== 'map' || story.scenes[id]);
  const remedy =
    'Look at the page’s preview for print; if the text is sound, report it with the story.';
  const fault = (place: string, problem: string): Fault => ({
    file: textFile(story.files),
    place,
    problem,
    remedy,
  });
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

/** Runs in the page laid out for print: what is missing, and the controls that are printed. */
function readPaper() {
  const isSeen = (element: Element | null) => {
    const { width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
    return (
      width > 0 && height > 0 && element?.checkVisibility({ visibilityProperty: true }) === true
    );
  };
  const named = (element: Element) => {
    const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    return `<${element.localName}> "${text.slice(0, 60)}"`;
  };
  const parts = { heading: 'h1, h2', map: '.section-map img' };
  const missing = [...document.querySelectorAll('main section[id]')].flatMap((section) =>
    Object.entries(parts)
      .filter(([, part]) => !isSeen(section.querySelector(part)))
      .map(([name]) => [section.id, name] as const),
  );
  const belongs = [
    ...document.querySelectorAll('.map-caption, .record, .chart, .fold h3, .sources li'),
  ].filter((part) => !part.closest('#_about'));
  const isControl = 'button, :not(.fold) > summary, input, #_stage, .skip';
  return {
    missing,
    hidden: belongs.filter((part) => !isSeen(part)).map(named),
    controls: [...document.querySelectorAll(isControl)].filter(isSeen).map(named),
  };
}

/** Returns the objects of a PDF from Chromium, which packs none in another, as text by their numbers. */
export function objectsIn(pdf: Buffer): ReadonlyMap<string, string> {
  const text = pdf.toString('latin1');
  return new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => [
      id,
      body,
    ]),
  );
}

/** Pages are written in their order. */
export const pagesAmong = (objects: ReadonlyMap<string, string>) =>
  [...objects].filter(([, body]) => /\/Type\s*\/Page\b/.test(body));

/** A stream may be empty, and a line break follows it. */
const toItsEnd = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** Whether each page of a PDF from Chromium has text: its stream shows it by `Tj` or `TJ`. */
export function wordedPages(pdf: Buffer): readonly boolean[] {
  const objects = objectsIn(pdf);
  return pagesAmong(objects).map(([, body]) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    const [, packed = ''] = /stream\n([\s\S]*)endstream/.exec(contents) ?? [];
    const drawing = inflateSync(Buffer.from(packed, 'latin1'), toItsEnd).toString('latin1');
    return /\bT[jJ]\b/.test(drawing);
  });
}
