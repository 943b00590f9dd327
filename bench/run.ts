import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../src/proof/browser.ts';
import { bareKilobytes, firstMap, kilobytesOf } from '../src/proof/bytes-problems.ts';
import { mapAtRest, mapReady, openPage } from '../src/proof/story-page.ts';
import type { Results } from './budgets.ts';
import { countDrawing } from './drawing.ts';
import type { Conditions, LoadFigures, MeasuredPage } from './load.ts';
import { fullSpeed, loadPage, slowPhone } from './load.ts';
import { buildPages, servePages, withoutScripts } from './pages.ts';
import { report, verdicts } from './report.ts';
import { scrollStory } from './scroll.ts';

const [built, output] = ['dist', 'docs/performance.json'];
/** What the budgets measured at the last release. */
const released = 'bench/released.json';

/** Where the pages are served, each without a slash at the end. */
type Urls = Readonly<Record<'story' | 'scriptless' | 'others', string>>;

/**
 * Measures everything, or with `quick` not the slow phone, which takes most of the time. Loads are short, and what
 * else the machine does moves them most: they take two a round.
 */
async function measure(browser: Browser, urls: Urls, rounds: number, quick: boolean) {
  const loads = (conditions: Conditions, times: number) => {
    console.error(`Loading: ${conditions.name}`);
    return loadAll(browser, urls, conditions, times);
  };
  const full = await loads(fullSpeed, 2 * rounds);
  const slow = quick ? {} : await loads(slowPhone, rounds);
  const story = await firstMap(browser, `${urls.story}/`, fullSpeed.viewport);
  const kilobytes = { bare: bareKilobytes, story: kilobytesOf(story) };
  console.error('Counting what is drawn');
  const count = async (conditions: Conditions) => {
    const plain = await plainUrl(browser, urls, conditions);
    return countDrawing(browser, { story: `${urls.story}/`, plain }, conditions.viewport);
  };
  const drawing = { desk: await count(fullSpeed), phone: await count(slowPhone) };
  console.error('Scrolling through');
  const scrolls = [];
  for (let round = 0; round < rounds; round += 1)
    scrolls.push(await scrollStory(browser, `${urls.story}/`));
  const name = `Chromium ${browser.version()}`;
  return { rounds, browser: name, loads: { full, slow }, kilobytes, drawing, scrolls };
}

/**
 * Loads each page once a round, in an order that moves on by one each round, so that what slows the
 * machine for a while slows them all. A round before the first warms everything up and is thrown away.
 */
async function loadAll(browser: Browser, urls: Urls, conditions: Conditions, rounds: number) {
  const pages: readonly MeasuredPage[] = [
    { name: 'bare', url: `${urls.others}/bare/`, map: 'at once' },
    { name: 'plain', url: await plainUrl(browser, urls, conditions), map: 'at once' },
    { name: 'story', url: `${urls.story}/`, map: 'on a sign' },
    { name: 'story without scripts', url: `${urls.scriptless}/`, map: 'none' },
  ];
  const figures: Partial<Record<MeasuredPage['name'], LoadFigures[]>> = {};
  for (let round = 0; round <= rounds; round += 1) {
    const first = round % pages.length;
    for (const page of [...pages.slice(first), ...pages.slice(0, first)]) {
      const loaded = await loadPage(browser, page, conditions);
      if (round > 0) figures[page.name] = [...(figures[page.name] ?? []), loaded];
    }
  }
  return figures;
}

/** The plain page, set to what the story rests at on a screen. */
async function plainUrl(browser: Browser, urls: Urls, { viewport }: Conditions): Promise<string> {
  const { page, close } = await openPage(browser, { viewport });
  await page.goto(`${urls.story}/`);
  await mapReady(page);
  const { center, zoom, bearing, pitch, layers } = await mapAtRest(page);
  await close();
  const camera = [...center, zoom, bearing, pitch].join();
  return `${urls.others}/plain/?${new URLSearchParams({ camera, layers: layers.join(' ') })}`;
}

/** Measures the built story against other pages, all in one run. */
async function compare(rounds: number, quick: boolean): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const [others, scriptless] = [join(folder, 'others'), join(folder, 'scriptless')];
  await buildPages(others);
  await withoutScripts(built, scriptless);
  const servers = await Promise.all([built, scriptless, others].map(servePages));
  const [story = '', still = '', other = ''] = servers.map(({ url }) => url);
  const { browser } = await startBrowser();
  try {
    return await measure(browser, { story, scriptless: still, others: other }, rounds, quick);
  } finally {
    await browser.close();
    await Promise.all(servers.map(({ close }) => close()));
    await rm(folder, { recursive: true });
  }
}

/** `npm run bench`: measures what its options ask for, and says what it found. */
try {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '3' }, strict: flag, quick: flag, release: flag },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds=${values.rounds}: must be a whole number from 1.`);
  if (!existsSync(join(built, 'index.html')))
    throw new Error(`${built}/index.html: not there. Build the story first with "npm run build".`);
  const results = await compare(rounds, values.quick);
  const outcome = verdicts(results);
  await writeFile(output, `${JSON.stringify({ ...results, budgets: outcome }, undefined, 2)}\n`);
  const earlier = JSON.parse(readFileSync(released, 'utf8'));
  console.log(`${report(results, earlier)}\n\nWritten to ${output}.`);
  if (values.release) await writeFile(released, `${JSON.stringify(outcome, undefined, 2)}\n`);
  if (values.strict && outcome.some(({ kept }) => !kept)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
