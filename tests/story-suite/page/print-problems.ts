import type { Browser } from 'playwright-core';
import { openPage, type ReaderOptions } from '../../browser/support/open-page.ts';
import type { Fault } from '../fault.ts';
import type { TestedStory } from '../tested-story.ts';

/** A page with less drawing than this, in bytes, has no text and no map. */
const leastDrawing = 600;

/** What a printed story came to. */
export interface Printed {
  readonly problems: readonly Fault[];
  /** How much drawing each of its pages holds, in bytes. */
  readonly pages: readonly number[];
}

/**
 * Prints a story on A4 and tells what is wrong: each section belongs there with its heading, its map and
 * the map's caption, and each note, chart and source; no control, and no empty page.
 */
export async function printProblems(
  browser: Browser,
  { story, url }: TestedStory,
  options: ReaderOptions = { drawing: false },
): Promise<Printed> {
  const { page, close } = await openPage(browser, options);
  await page.goto(url, { waitUntil: 'load' });
  const pages = pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  await page.emulateMedia({ media: 'print' });
  const { sections, hidden, controls } = await page.evaluate(readPaper);
  await close();
  const tell = (place: string, problem: string): Fault => ({
    file: story.files.story,
    place,
    problem,
    remedy: 'Look at the page’s preview for print; if the text is sound, report it with the story.',
  });
  return {
    pages,
    problems: [
      ...story.story.sections.flatMap(({ id }) => {
        const missing = sections[id] ?? ['heading', 'map'];
        return missing.map((part) => tell(`section "${id}"`, `on paper it has no ${part}.`));
      }),
      ...hidden.map((part) => tell(part, 'it is not on paper.')),
      ...controls.map((control) => tell(control, 'a control is on paper.')),
      ...pages
        .flatMap((drawing, index) => (drawing > leastDrawing ? [] : [index + 1]))
        .map((number) => tell(`page ${number}`, 'it has no text and no map on it.')),
    ],
  };
}

/** Runs in the page laid out for print: what of it is missing, and what is too much. */
function readPaper() {
  const isSeen = (element: Element | null) => {
    const box = element?.getBoundingClientRect();
    return (
      box !== undefined &&
      box.width > 0 &&
      box.height > 0 &&
      element?.checkVisibility({ visibilityProperty: true }) === true
    );
  };
  const named = (element: Element) => {
    const text = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    return `<${element.localName}> "${text.slice(0, 60)}"`;
  };
  const sections = [...document.querySelectorAll('main section[id]')].map((section) => {
    const parts = {
      heading: 'h1, h2',
      map: '.section-map img',
    };
    const missing = Object.entries(parts).filter(
      ([, part]) => !isSeen(section.querySelector(part)),
    );
    return [section.id, missing.map(([name]) => name)];
  });
  const belongs = [
    ...document.querySelectorAll('.map-caption, .record, .chart, .fold h3, .sources li'),
  ].filter((part) => !part.closest('#about-this-map'));
  const isControl = 'button, :not(.fold) > summary, input, #stage, .skip';
  return {
    sections: Object.fromEntries(sections) as Record<string, string[]>,
    hidden: belongs.filter((part) => !isSeen(part)).map(named),
    controls: [...document.querySelectorAll(isControl)].filter(isSeen).map(named),
  };
}

/** How much of drawing each page of a PDF holds, in bytes. */
function pagesOf(pdf: Buffer): number[] {
  const text = pdf.toString('latin1');
  const objects = new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)endobj/g)].map(([, id, body]) => [
      id,
      body ?? '',
    ]),
  );
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  return pages.map((body) => {
    const contents = objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '';
    return Number(/\/Length (\d+)/.exec(contents)?.[1] ?? 0);
  });
}
