import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serveBuilt } from '../../src/build/publish/serve-built.ts';
import { readStory } from '../support/read-story.ts';
import { drawnShares } from './support/drawn-shares.ts';
import { openBrowser } from './support/open-browser.ts';
import { still } from './support/section-drawn.ts';
import { openStory } from './support/story-page.ts';

const run = promisify(execFile);
let around = '';
let served: Listening;
let browser: Browser;
let told = '';

/** Discs on a line are too near it to be told from it by their colour. */
const isLarge = ({ kind }: { readonly kind: string }): boolean => kind !== 'points';

/** The story as a writer has it: written by the command, and built. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  told = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  await run(process.execPath, vite, { env: { ...process.env, STORY: story, STORY_DIST: dist } });
  served = await serveBuilt(dist);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await rm(around, { recursive: true });
});

test('npm run new says what to do next', () => {
  expect(told).toContain(`STORY=${around}/my-story npm start`);
});

test('a new story draws in each section what its scene names, and reports no error', async () => {
  const written = readStory(join(around, 'my-story'));
  const opened = await openStory(browser, served.url, still);
  for (const [section, { layers }] of Object.entries(written.scenes)) {
    await opened.goTo(section);
    const shares = await drawnShares(opened.page, 'light', written);
    for (const { id } of written.layers.filter(isLarge).filter(({ id }) => id in layers)) {
      expect(shares[id]?.places, `places of ${id} in "${section}"`).toBeGreaterThan(1);
      expect(shares[id]?.share, `share of ${id} in "${section}"`).toBeGreaterThan(0.5);
    }
  }
  expect(opened.errors).toEqual([]);
});

test('a new story has no word of the project’s own on its page', async () => {
  const own =
    /korea(?!n-)|laos|thailand|jilin|yanbian|seoul|firing|refugee|demilitari|yalu|kunming/i;
  const files = (await readdir(join(around, 'dist'), { recursive: true })).filter((name) =>
    /\.(html|js|css|json|svg|txt|xml)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(10);
  const texts = await Promise.all(
    files.map((name) => readFile(join(around, 'dist', name), 'utf8')),
  );
  const found = files.flatMap((name, i) => {
    const [word] = own.exec(texts[i] ?? '') ?? [];
    return word && name !== 'licences.html' ? [`${name}: ${word}`] : [];
  });
  expect(found).toEqual([]);
});
