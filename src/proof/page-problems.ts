import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page, Request } from 'playwright-core';
import { brokenText, writtenIn } from '../build/render/broken-text.ts';
import type { LoadedStory } from '../build/story/load-story.ts';
import {
  drawNothing,
  mapReady,
  type OpenPage,
  openPage,
  thirdPartyRequests,
} from './story-page.ts';
import {
  type Fault,
  inWords,
  layerFault,
  type Size,
  type TestedStory,
  textFile,
  wordsFault,
} from './tested-story.ts';

/** The remedy for what an author has no part in. */
export const engineFault = 'This is a fault of the engine: please report it with the story.';

/** What code writes for want of a value in the words of a page, as its scripts have filled it. */
export const wordsProblems = async (page: Page, story: LoadedStory): Promise<readonly Fault[]> =>
  brokenText(await page.content(), 'index.html', writtenIn(story));

/**
 * What a page did that none may: report an error, of which a breach of its security policy is one, or
 * ask another site for anything.
 *
 * @param at When that was, in words.
 */
export function pageProblems(
  { story, url }: TestedStory,
  { errors, requests }: Pick<OpenPage, 'errors' | 'requests'>,
  at: string,
): readonly Fault[] {
  const fault = { file: story.files.folder, place: 'the page', at };
  return [
    ...errors.map((error) => ({
      ...fault,
      problem: `it reports the error "${error.split('\n')[0]}"`,
      remedy: `If the error names a file of the story, mend that. ${engineFault.replace('This', 'Else this')}`,
    })),
    ...thirdPartyRequests(requests, url).map((request) => ({
      ...fault,
      problem: `it asks another site for ${request}`,
      remedy: 'Put the file into the story’s folder, and name it there.',
    })),
  ];
}

/**
 * What is wrong with the legend on a screen: each layer has a switch of its name and a sign, whole, and so
 * have the credits. The legend is left as it was.
 *
 * @param at The screen, in words.
 */
export async function controlProblems(
  page: Page,
  tested: TestedStory,
  at: string,
): Promise<readonly Fault[]> {
  const { rows, credits } = await page.evaluate(readLegend);
  const legend = tested.story.layers.flatMap(({ id, label }): Fault[] => {
    const row = rows.find((each) => each.id === id);
    if (row?.label !== label || !row.hasSign)
      return [
        layerFault(tested, id, {
          problem: 'the legend has no sign of it',
          remedy: engineFault,
          at,
        }),
      ];
    if (row.isWhole) return [];
    const problem = `the legend cuts "${label}"`;
    const remedy = 'Shorten its label.';
    return [wordsFault(tested, layerFault(tested, id, { problem, remedy, at }))];
  });
  if (credits) return legend;
  const cut = { file: tested.story.files.settings, path: ['credits'], place: 'credits', at };
  const remedy = 'Shorten them; the section about the map has the whole of it.';
  return [...legend, wordsFault(tested, { ...cut, problem: 'they are cut', remedy })];
}

/** Runs in the page: the rows of the opened legend, and whether the credits are whole. */
function readLegend() {
  const panel = document.querySelector<HTMLDetailsElement>('#_layers-panel');
  const all = document.querySelector<HTMLElement>('#_all-layers[aria-expanded="false"]');
  const wasOpen = panel?.open;
  const line = document.querySelector('.attribution span')?.getBoundingClientRect();
  if (panel) panel.open = true;
  all?.click();
  const rows = [...document.querySelectorAll<HTMLLabelElement>('#_layers label')].map((label) => {
    const { left, right, width } = label.getBoundingClientRect();
    const isOnScreen = width > 0 && left >= -0.5 && right <= innerWidth + 0.5;
    return {
      id: label.querySelector('input')?.value ?? '',
      label: label.querySelector('.swatch + span')?.textContent ?? '',
      hasSign: label.querySelector('.swatch') !== null,
      isWhole: isOnScreen && label.scrollWidth <= Math.ceil(width) + 1,
    };
  });
  all?.click();
  if (panel) panel.open = wasOpen ?? false;
  return { rows, credits: !line || (line.left >= -0.5 && line.right <= innerWidth + 0.5) };
}

/** What is wider than its card on a screen, however it is folded; `at` is the screen, in words. */
export async function widthProblems(
  page: Page,
  { story }: TestedStory,
  at: string,
): Promise<readonly Fault[]> {
  return (await page.evaluate(readWidths)).map(({ section, what, width, card }) => ({
    file: textFile(story.files),
    place: `section "${section}"`,
    problem: `${what} is ${width} pixels wide, its column ${card}`,
    remedy: engineFault,
    at,
  }));
}

/**
 * Runs in the page: what reaches beyond its card, or as a wide picture beyond the window, with all that is
 * folded laid out for the moment.
 */
export function readWidths() {
  const folded = document.querySelectorAll<HTMLDetailsElement>('main details:not([open])');
  for (const details of folded) details.open = true;
  const parts = document.querySelectorAll(
    'main .card :is(img, svg, table, pre, p, li, h1, h2, h3)',
  );
  const wide = [...parts].flatMap((part) => {
    const { left, right, width } = part.getBoundingClientRect();
    const isWide = part.closest(':is(.wide, .full) > .shown');
    const card = (isWide ? document.body : part.closest('.card'))?.getBoundingClientRect();
    const isWithin = !card || (left >= card.left - 1 && right <= card.right + 1);
    if (isWithin || width === 0 || part.closest('.section-map')) return [];
    const text = part.getAttribute('alt') ?? part.textContent?.trim().slice(0, 40) ?? '';
    return [
      {
        section: part.closest('section')?.id ?? '',
        what: `<${part.localName}> "${text}"`,
        width: Math.round(width),
        card: Math.round(card.width),
      },
    ];
  });
  for (const details of folded) details.open = false;
  return wide;
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What axe finds wrong on the page, a line for each place; the page is left as it was. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate<AxeResults, RunOptions>(
    (options) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
    rules,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * What axe finds wrong with the page, each at the first of its states in which it is so: before the map, at
 * one section after another, with the layers open, in forced colours, dark, and exploring, dark and light.
 */
export async function axeProblems(
  browser: Browser,
  tested: TestedStory,
  size: Size,
  sections: readonly string[],
): Promise<readonly Fault[]> {
  const { page, close } = await openPage(browser, {
    viewport: size,
    reducedMotion: 'reduce',
    scripts: [drawNothing],
  });
  const told = new Map<string, string>();
  const look = async (state: string) => {
    for (const found of await violations(page)) if (!told.has(found)) told.set(found, state);
  };
  await page.goto(tested.url, { waitUntil: 'load' });
  await look('before the map');
  await mapReady(page);
  for (const section of sections) {
    await scrollToSection(page, section);
    await look(`at "${section}"`);
  }
  // Over a section without a place the controls are out of reach.
  await scrollToSection(page, Object.keys(tested.story.scenes).at(-1) ?? '');
  if ((await page.locator('#_layers-panel').getAttribute('open')) === null)
    await page.locator('#_layers-panel > summary').click();
  const all = page.locator('#_all-layers');
  if (await all.isVisible()) await all.click();
  await look('with the layers open');
  await page.emulateMedia({ forcedColors: 'active' });
  await look('in forced colours');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await look('dark');
  await page.locator('#_explore').click();
  await look('exploring, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await look('exploring');
  await close();
  const remedy =
    'Mend what the text, the charts or the colours have of it; else report it with the story.';
  return [...told].map(([violation, state]) => ({
    file: textFile(tested.story.files),
    place: 'the page',
    problem: `axe finds "${violation}"`,
    remedy,
    at: `${inWords(size)} (${state})`,
  }));
}

/** What a first map without a story takes on the wire, in KB. */
export const bareKilobytes = 367;

/** What the first map of a story may take: 1.7 times that, the picture of an opening among it. */
export const mostKilobytes = 618;

/** Where the first map of a story takes more bytes than it may. */
export async function bytesProblems(
  browser: Browser,
  tested: TestedStory,
  viewport: Size,
): Promise<readonly Fault[]> {
  const kilobytes = kilobytesOf(await firstMap(browser, tested.url, viewport));
  return kilobytes > mostKilobytes ? [tooLarge(tested, kilobytes, inWords(viewport))] : [];
}

/** What a browser was sent for a request, headers and all. */
interface Sent {
  readonly address: string;
  readonly bytes: number;
}

export const kilobytesOf = (sent: readonly Sent[]): number =>
  Math.round(sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);

/** What a reader's browser is sent of that which it asks for until the map is ready. */
export async function firstMap(
  browser: Browser,
  url: string,
  viewport: Size,
): Promise<readonly Sent[]> {
  const { page, close } = await openPage(browser, { viewport });
  const finished: Request[] = [];
  page.context().on('requestfinished', (request) => finished.push(request));
  await page.goto(url, { waitUntil: 'load' });
  await mapReady(page);
  // What is asked for next may be here before it is noticed that the map is ready.
  const ready = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('map:ready')[0]?.startTime ?? 0),
  );
  const asked = finished.filter((request) => request.timing().startTime <= ready);
  const all = await Promise.all(
    asked.map(async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      return { address: request.url(), bytes: responseBodySize + responseHeadersSize };
    }),
  );
  await close();
  return all;
}

/**
 * The fault of a first map that takes too many bytes, with the largest of the files that it is made of.
 *
 * @param at The screen, in words.
 */
export function tooLarge(
  { story: { story, scenes, files, geometry } }: TestedStory,
  kilobytes: number,
  at: string,
): Fault {
  const shown = Object.keys(scenes[story.sections[0]?.id ?? '']?.layers ?? {});
  const shapes = [
    ...shown.map((id) => `${files.geometry}/${id}.geojson`),
    ...Object.values(files.ground).filter((file) => file.startsWith(`${files.geo}/`)),
  ].filter((file) => Object.hasOwn(geometry, file));
  const largest = shapes
    .map((file) => ({ file, size: Buffer.byteLength(geometry[file] ?? '') }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ file, size }) => `${file} (${Math.round(size / 1000)} KB)`);
  return {
    file: files.folder,
    place: 'the first map',
    problem: `it takes ${kilobytes} KB, of which ${mostKilobytes} is the most,`,
    remedy: `Simplify the largest of what it shows: ${largest.join(', ')}.`,
    at,
  };
}

const scrollToSection = (page: Page, section: string): Promise<unknown> =>
  page.evaluate((id) => {
    document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
    return new Promise(requestAnimationFrame);
  }, section);
