import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildPages, comparedPages } from '../../bench/build-pages.ts';
import { serveBuilt } from '../../src/build/serve/serve-built.ts';
import { serveLabelPage } from '../browser/support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from '../browser/support/open-browser.ts';
import { takeCrashes } from '../browser/support/setup/crashes.ts';
import { root } from '../support/read-story.ts';
import { checksOf } from './checks.ts';
import { runChecks } from './run-checks.ts';
import { testedStory } from './tested-story.ts';

const run = promisify(execFile);

/** Builds a story into a folder of its own, as `npm run build` does. */
async function build(story: string, dist: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, STORY: story, STORY_DIST: dist },
  }).catch(({ stderr, message }) => {
    throw new Error(stderr || message);
  });
}

/** Builds a story, reads it in a browser, and says what is to be mended. */
async function testStory(story: string): Promise<readonly string[]> {
  const { story: read } = await testedStory(story, '');
  const folder = await mkdtemp(join(tmpdir(), 'test-story-'));
  const built = { story: join(folder, 'story'), bare: join(folder, 'bare') };
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    console.log(`Building ${read.files.folder}`);
    await build(story, built.story);
    await buildPages(built.bare, comparedPages, ['bare']);
    const labelPage = await serveLabelPage(story, read.story.meta.lang);
    closing.unshift(labelPage.close);
    const { url, close } = await serveBuilt(built.story);
    closing.unshift(close);
    const [drawing, undrawn] = await Promise.all([
      openBrowser(),
      openBrowser({ flags: undrawnFlags }),
    ]);
    closing.unshift(
      () => drawing.close(),
      () => undrawn.close(),
    );
    console.log(`Reading it in Chromium ${drawing.version()}`);
    const checks = checksOf(await testedStory(story, url), { drawing, undrawn, labelPage, built });
    return await runChecks([checks.undrawn, checks.drawn], console.log);
  } finally {
    for (const close of closing) await close();
  }
}

/** `npm run test:story`: tests the story that `STORY` names. */
try {
  const start = performance.now();
  const found = await testStory(process.env.STORY || 'src/story');
  const seconds = Math.round((performance.now() - start) / 1000);
  const count = found.length === 1 ? '1 problem' : `${found.length || 'no'} problems`;
  console.log(
    ['', ...found, ...(found.length > 0 ? [''] : []), `${count}, ${seconds} s`].join('\n'),
  );
  if (found.length > 0) process.exitCode = 1;
} catch (error) {
  for (const crash of takeCrashes()) console.error(crash);
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
