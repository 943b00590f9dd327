import { constants, inflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage, type ReaderOptions } from '../../../tests/browser/support/open-page.ts';
import type { Fault } from '../fault.ts';
import type { TestedStory } from '../tested-story.ts';

/** What a printed story came to. */
export interface Printed {
  readonly problems: readonly Fault[];
  /** How far down each of its pages text reaches, as a share of its height; 0 where there is none. */
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
        .flatMap((share, index) => (share > 0 ? [] : [index + 1]))
        .map((number) => tell(`page ${number}`, 'it has no text on it.')),
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

/** A stream in a PDF may be empty, and a line break follows it. */
const toItsEnd = { finishFlush: constants.Z_SYNC_FLUSH } as const;

/** How far down each page of a PDF text reaches, as a share of the height between its margins. */
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
    const [, packed = ''] = /stream\n([\s\S]*)endstream/.exec(contents) ?? [];
    return filled(inflateSync(Buffer.from(packed, 'latin1'), toItsEnd).toString('latin1'));
  });
}

/**
 * How far down a page's text reaches, from its drawing as Chromium writes it, an operation a line: `cm`
 * changes the matrix that `q` keeps and `Q` brings back, and `Tm` places a run of text in it. The tallest
 * rectangle is what the margins leave of the page.
 */
function filled(drawing: string): number {
  const kept: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let [top, height, lowest] = [0, 0, Number.POSITIVE_INFINITY];
  for (const operation of drawing.split('\n')) {
    const [operator = '', ...numbers] = operation.split(' ').reverse();
    const [f = 0, e = 0, d = 0, c = 0, b = 0, a = 0] = numbers.map(Number);
    if (operator === 'q') kept.push(matrix);
    else if (operator === 'Q') matrix = kept.pop() ?? matrix;
    else if (operator === 'cm') matrix = within(matrix, [a, b, c, d, e, f]);
    else if (operator === 're') {
      const [from, to] = [heightAt(matrix, c, d), heightAt(matrix, c, d + f)];
      if (Math.abs(from - to) > height) [top, height] = [Math.max(from, to), Math.abs(from - to)];
    }
    if (operator === 'Tm') lowest = Math.min(lowest, heightAt(matrix, e, f));
  }
  return lowest < top ? (top - lowest) / height : 0;
}

type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where a point in a matrix stands on the page, in points from its lower edge. */
const heightAt = ([, b, , d, , f]: Matrix, x: number, y: number): number => b * x + d * y + f;

const within = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];
