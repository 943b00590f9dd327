import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { loadPage } from '../../../bench/load.ts';
import { servePages } from '../../../bench/pages.ts';
import { root } from '../../../tests/support/read-story.ts';
import type { Fault } from '../fault.ts';
import { inWords, type Size, type TestedStory } from '../tested-story.ts';

/** How many times the bytes of a map without a story the first map of a story may take. */
const most = 1.6;

/** Folders with built pages. */
export interface BuiltPages {
  readonly story: string;
  /** With the page of a map without a story, at `/bare/`. */
  readonly bare: string;
}

/** Where the first map of a story takes more bytes than it may. */
export async function bytesProblems(
  browser: Browser,
  tested: TestedStory,
  { story, bare }: BuiltPages,
  viewport: Size,
): Promise<readonly Fault[]> {
  const bytesOf = async (folder: string, path: string, map: 'at once' | 'on a sign') => {
    const served = await servePages(folder);
    try {
      const page = { name: path, served, path, map };
      return (await loadPage(browser, page, { name: path, viewport, cpu: 1 })).figures.bytes;
    } finally {
      await served.close();
    }
  };
  const ofStory = await bytesOf(story, '/', 'on a sign');
  const share = ofStory / (await bytesOf(bare, '/bare/', 'at once'));
  return share > most ? [await tooLarge(tested, share, viewport)] : [];
}

/**
 * The fault of a first map that takes too many bytes, with the largest of the files that it is made of.
 *
 * @param share How many times the bytes of a map without a story it takes.
 */
export async function tooLarge(
  { story: { story, scenes, files, geometry } }: TestedStory,
  share: number,
  screen: Size,
): Promise<Fault> {
  const [first] = story.sections;
  const shown = Object.keys(scenes[first?.id ?? '']?.layers ?? {});
  const shapes = [
    ...shown.map((id) => `${files.geometry}/${id}.geojson`),
    ...Object.values(files.ground).filter((file) => file.startsWith(`${files.geo}/`)),
  ].filter((file) => Object.hasOwn(geometry, file));
  const sizes = await Promise.all(
    shapes.map(async (file) => ({ file, size: (await stat(join(root, file))).size })),
  );
  const largest = sizes
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ file, size }) => `${file} (${Math.round(size / 1000)} KB)`);
  return {
    file: files.folder,
    place: 'the first map',
    problem: `it takes ${share.toFixed(2)} times the bytes of a map without a story, of which ${most} is the most,`,
    remedy: `Simplify the largest of what it shows: ${largest.join(', ')}.`,
    at: inWords(screen),
  };
}
