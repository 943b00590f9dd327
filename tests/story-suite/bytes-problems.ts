import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Conditions } from '../../bench/conditions.ts';
import { loadPage } from '../../bench/load-page.ts';
import { servePages } from '../../bench/serve-pages.ts';
import type { Problem } from '../../src/build/parse/story-error.ts';
import { root } from '../support/read-story.ts';
import type { TestedStory } from './tested-story.ts';

/** How many times the bytes of a map without a story the first map of a story may take. */
const most = 1.6;

/** Folders with built pages. */
export interface BuiltPages {
  readonly story: string;
  /** With the page of a map without a story, at `/bare/`. */
  readonly bare: string;
}

/** What the first map takes, by what a map without a story takes. */
export async function firstMapShare(
  browser: Browser,
  { story, bare }: BuiltPages,
  { name, viewport }: Pick<Conditions, 'name' | 'viewport'>,
): Promise<number> {
  const bytesOf = async (
    folder: string,
    page: { readonly path: string; readonly map: 'at once' | 'on a sign' },
  ) => {
    const served = await servePages(folder);
    try {
      const { figures } = await loadPage(
        browser,
        { name: page.path, served, ...page },
        { name, viewport, cpu: 1 },
      );
      return figures.bytes;
    } finally {
      await served.close();
    }
  };
  const ofStory = await bytesOf(story, { path: '/', map: 'on a sign' });
  return ofStory / (await bytesOf(bare, { path: '/bare/', map: 'at once' }));
}

/** Where the first map of a story takes more bytes than it may. */
export async function bytesProblems(
  browser: Browser,
  { story }: TestedStory,
  built: BuiltPages,
  conditions: Pick<Conditions, 'name' | 'viewport'>,
): Promise<Problem[]> {
  const share = await firstMapShare(browser, built, conditions);
  if (share <= most) return [];
  const [first = ''] = story.story.sections.map(({ id }) => id);
  const shown = Object.keys(story.scenes[first]?.layers ?? {});
  const files = [
    ...shown.map((id) => `${story.files.geometry}/${id}.geojson`),
    ...Object.keys(story.geometry).filter((file) => file.startsWith(`${story.files.basemap}/`)),
  ];
  const sizes = await Promise.all(
    files.map(async (file) => ({ file, size: (await stat(join(root, file))).size })),
  );
  const largest = sizes
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ file, size }) => `${file} (${Math.round(size / 1000)} KB)`);
  return [
    {
      file: story.files.folder,
      place: `the first map, ${conditions.name}`,
      problem: `it takes ${share.toFixed(2)} times the bytes of a map without a story, and ${most} is the most.`,
      remedy: `Simplify the largest of what it shows: ${largest.join(', ')}.`,
    },
  ];
}
