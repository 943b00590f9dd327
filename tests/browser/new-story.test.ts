import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serveBuilt } from '../../src/build/publish/serve-built.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory, small } from './support/open-page.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let around = '';
let served: Listening;
let told = '';

/** The story as a writer has it: written by the command, and built. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  told = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  await run(process.execPath, vite, { env: { ...process.env, STORY: story, STORY_DIST: dist } });
  served = await serveBuilt(dist);
}, 120_000);
afterAll(async () => {
  await served?.close();
  await rm(around, { recursive: true });
});

test('npm run new says what to do next', () => {
  expect(told).toContain(`STORY=${around}/my-story npm start`);
});

test('a new story draws in each section what its scene names, and reports no error', async () => {
  const tested = await testedStory(join(around, 'my-story'), served.url);
  const opened = await openStory(browser, served.url, small);
  const { problems, looked } = await layerProblems(opened, tested, 'light');
  expect(sentences(problems)).toEqual([]);
  expect(looked.size).toBeGreaterThan(0);
  expect(opened.errors).toEqual([]);
});
