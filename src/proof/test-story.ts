import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPages, comparedPages } from '../../bench/pages.ts';
import { serveLabelPage } from '../../tests/browser/support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from '../../tests/browser/support/open-browser.ts';
import { root } from '../../tests/support/read-story.ts';
import { serveBuilt } from '../build/publish/serve-built.ts';
import { inspectMapData } from '../build/story/schema/map-data.ts';
import { checksOf } from './checks.ts';
import { sentences } from './fault.ts';
import { runChecks } from './run-checks.ts';
import { testedStory } from './tested-story.ts';

/**
 * Builds a story into a folder of its own, reads it in a browser and removes the folder, which the end of
 * this process does too.
 *
 * @param folder The story's, from the project's root or in full.
 * @param tell Takes one line about how far it is.
 * @returns A sentence for each thing that is to be mended.
 * @throws StoryError where its files are not sound.
 */
export async function testStory(
  folder: string,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const { story } = await testedStory(folder, '');
  const workshop = mkdtempSync(join(tmpdir(), 'test-story-'));
  const remove = () => rmSync(workshop, { recursive: true, force: true });
  process.once('exit', remove);
  const open: { close(): Promise<unknown> }[] = [];
  const opened = <T extends { close(): Promise<unknown> }>(each: T): T => {
    open.unshift(each);
    return each;
  };
  try {
    tell(`Building ${story.files.folder}`);
    const built = { story: join(workshop, 'story'), bare: join(workshop, 'bare') };
    await build(folder, built.story);
    await buildPages(built.bare, comparedPages, ['bare']);
    const labelPage = opened(await serveLabelPage(folder, story.story.meta.lang, workshop));
    const { url } = opened(await serveBuilt(built.story));
    const browser = opened(await openBrowser({ flags: undrawnFlags }));
    tell(`Reading it in Chromium ${browser.version()}`);
    const tested = await testedStory(folder, url);
    const checks = checksOf(tested, { browser, labelPage, built });
    const faults = await runChecks([checks.undrawn, checks.drawn], tell);
    const { at } = inspectMapData(root, story.files);
    return sentences(
      faults.map((fault) => ({ ...fault, ...(fault.path && at[fault.file]?.(fault.path)) })),
    );
  } finally {
    for (const each of open) await each.close();
    remove();
    process.off('exit', remove);
  }
}

const run = promisify(execFile);

/** Builds a story as `npm run build` does. */
async function build(story: string, dist: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, STORY: story, STORY_DIST: dist },
  }).catch(({ stderr, message }) => {
    throw new Error(stderr || message);
  });
}
