import type { Browser, Request } from 'playwright-core';
import type { Size } from '../core/camera/camera.ts';
import { mapReady, openPage } from './story-page.ts';
import { type Fault, inWords, type TestedStory } from './tested-story.ts';

/** The size of a first map without a story on the wire, in KB. */
export const bareKilobytes = 367;

/** The largest first map of a story: 1.7 times that. */
export const mostKilobytes = 618;

/** The factor for a translation, with the fonts of its letters. */
export const forLetters = 1.1;

/** Where the first map of a story takes more bytes than it may. */
export async function bytesProblems(
  browser: Browser,
  tested: TestedStory,
  viewport: Size,
): Promise<readonly Fault[]> {
  const sent = await firstMap(browser, tested.url, viewport);
  const kilobytes = kilobytesOf(withoutSystemFonts(sent));
  const most = tested.story.files.translation ? forLetters * mostKilobytes : mostKilobytes;
  return kilobytes > most ? [tooLarge(tested, kilobytes, most, inWords(viewport))] : [];
}

/** A font of a script with thousands of letters, which is fetched only where the reader's system has none. */
const systemFont = /\/noto-sans-(kr|sc)-[^/]*-rest-[^/]*\.woff2$/;

/** What every reader fetches: a page in such a script takes its letters from the system's fonts. */
export const withoutSystemFonts = <T extends { readonly address: string }>(
  sent: readonly T[],
): T[] => sent.filter(({ address }) => !systemFont.test(address));

export const kilobytesOf = (sent: readonly { readonly bytes: number }[]): number =>
  Math.round(sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);

/** The responses, with their headers, to what a browser requests until the map is ready. */
export async function firstMap(browser: Browser, url: string, viewport: Size) {
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

/** The fault of a first map that is too large, with the largest of its files. */
export function tooLarge(
  { story: { story, scenes, files, geometry } }: TestedStory,
  kilobytes: number,
  most: number,
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
    problem: `it takes ${kilobytes} KB, with a limit of ${Math.round(most)} KB,`,
    remedy: `Simplify the largest of what it shows: ${largest.join(', ')}.`,
    at,
  };
}
