import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serveBuilt } from '../../src/build/publish/serve-built.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { palette } from '../../src/style/palette.ts';
import { mapPoints } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory, small } from './support/open-page.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let around = '';
let served: Listening;
let told = '';

const stops = { light: '#6b3a00', dark: '#ffd28a' };
const summit = [15.37, 66.61] as const;
const bodo = [14.392, 67.2875] as const;

/** Numbers the places of two sections. */
async function addStops(story: string): Promise<void> {
  const entry = { label: 'Stops', kind: 'stops', joined: true, color: stops };
  const said = { source: 'The author', license: 'CC0-1.0' };
  await appendFile(
    join(story, 'layers.yaml'),
    `\nstops: ${JSON.stringify({ ...entry, ...said })}\n`,
  );
  const scenes = join(story, 'scenes.yaml');
  const places = [`[${summit}]`, `[${bodo}]`];
  const text = (await readFile(scenes, 'utf8')).replaceAll(
    'layers: [railway, stations, arctic]',
    (shown) => `at: ${places.shift()}\n  ${shown.replace(']', ', stops]')}`,
  );
  await writeFile(scenes, text);
}

/** The story as a writer has it: written by the command, and built; with stops besides. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  told = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  await addStops(story);
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

test('a new story draws in each section what its scene names, marks the stop that is read, and reports no error', async () => {
  const tested = await testedStory(join(around, 'my-story'), served.url);
  const opened = await openStory(browser, served.url, small);
  const { problems, looked } = await layerProblems(opened, tested, 'light');
  expect(sentences(problems)).toEqual([]);
  expect(looked).toContain('stops');
  const { page, goTo } = opened;
  const filled = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return [summit, bodo].map((at) => {
      const [x, y] = map.at(at);
      return map.has([x - 8, y], stops.light);
    });
  };
  await goTo('sources');
  expect(await filled()).toEqual([false, true]);
  const [x, y] = (await mapPoints(page, palette('light').paper)).at(summit);
  await page.mouse.click(x, y);
  await page.waitForURL(/#circle$/);
  await mapAtRest(page);
  expect(await filled()).toEqual([true, false]);
  expect(opened.errors).toEqual([]);
});
