import type { Browser, Request } from 'playwright-core';
import type { Size } from '../core/camera/camera.ts';
import { mapReady, openPage } from './story-page.ts';
import { type Fault, formatSize, type TestedStory } from './tested-story.ts';

/** The size of the first map of an empty story, in KB transferred. */
export const bareKilobytes = 367;

/** The maximum size of a first map, in KB transferred: 1.7 times the empty story's. */
export const maxKilobytes = 618;

/** The factor by which a translation may be larger, since it needs fonts for its letters. */
export const translationFactor = 1.1;

export async function bytesProblems(browser: Browser, tested: TestedStory, viewport: Size) {
  const sent = await firstMap(browser, tested.url, viewport);
  const kilobytes = kilobytesOf(withoutSystemFonts(sent));
  const max = tested.story.files.translation ? translationFactor * maxKilobytes : maxKilobytes;
  return kilobytes > max ? [tooLarge(tested, kilobytes, max, formatSize(viewport))] : [];
}

/** Matches a font with thousands of letters, which is fetched only if the reader's system has none. */
const systemFont = /\/noto-sans-(kr|sc)-[^/]*-rest-[^/]*\.woff2$/;

/** Returns the files that every reader fetches, without fonts that most systems have. */
export const withoutSystemFonts = <T extends { readonly address: string }>(
  sent: readonly T[],
): T[] => sent.filter(({ address }) => !systemFont.test(address));

export const kilobytesOf = (sent: readonly { readonly bytes: number }[]): number =>
  Math.round(sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);

/** Returns the responses, with headers, to all requests until the map is ready. */
export async function firstMap(browser: Browser, url: string, viewport: Size) {
  const { page, close } = await openPage(browser, { viewport });
  const finished: Request[] = [];
  page.context().on('requestfinished', (request) => finished.push(request));
  await page.goto(url, { waitUntil: 'load' });
  await mapReady(page);
  // Later requests may finish before this code learns that the map is ready.
  const ready = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('map:ready')[0]?.startTime ?? 0),
  );
  const before = finished.filter((request) => request.timing().startTime <= ready);
  const all = await Promise.all(
    before.map(async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      return { address: request.url(), bytes: responseBodySize + responseHeadersSize };
    }),
  );
  await close();
  return all;
}

export function tooLarge(
  { story: { story, scenes, files, geometry } }: TestedStory,
  kilobytes: number,
  max: number,
  at: string,
): Fault {
  const layers = Object.keys(scenes[story.sections[0]?.id ?? '']?.layers ?? {});
  const shapes = [
    ...layers.map((id) => `${files.geometry}/${id}.geojson`),
    ...Object.values(files.ground).filter((file) => file.startsWith(`${files.geo}/`)),
  ];
  const largest = shapes
    .map((file) => ({ file, size: Buffer.byteLength(geometry[file] ?? '') }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ file, size }) => `${file} (${Math.round(size / 1000)} KB)`);
  return {
    file: files.folder,
    place: 'the first map',
    problem: `it takes ${kilobytes} KB, with a limit of ${Math.round(max)} KB,`,
    remedy: `Simplify the largest of what it shows: ${largest.join(', ')}.`,
    at,
  };
}
