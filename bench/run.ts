import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBrowser } from '../src/proof/browser.ts';
import { buildPages } from './build-pages.ts';
import { runGrowth } from './growth/run-growth.ts';
import { servePages } from './load/serve-pages.ts';
import { measure } from './measure.ts';
import { report, verdicts } from './report/report.ts';
import type { Results } from './report/results.ts';
import { type RunOptions, runOptions } from './run-options.ts';
import { runTransport } from './transport/run-transport.ts';
import { withoutScripts } from './without-scripts.ts';

const story = 'dist';
const output = 'docs/performance.json';

/** Measures the built story against other pages, all in one run. */
async function compare(options: RunOptions): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const others = join(folder, 'others');
  const scriptless = join(folder, 'scriptless');
  await buildPages(others);
  await withoutScripts(story, scriptless);
  const servers = {
    story: await servePages(story),
    storyWithoutScripts: await servePages(scriptless),
    others: await servePages(others),
  };
  const { browser } = await startBrowser();
  try {
    return await measure(browser, servers, options, console.error);
  } finally {
    await browser.close();
    await Promise.all(Object.values(servers).map(({ close }) => close()));
    await rm(folder, { recursive: true });
  }
}

async function runStory(options: RunOptions): Promise<string> {
  const results = await compare(options);
  const outcome = verdicts(results);
  await writeFile(output, `${JSON.stringify({ ...results, budgets: outcome }, undefined, 2)}\n`);
  if (options.strict && outcome.some(({ kept }) => !kept)) process.exitCode = 1;
  return `${report(results)}\n\nWritten to ${output}.`;
}

const subjects = { story: runStory, growth: runGrowth, transport: runTransport } as const;

/** `npm run bench`: measures what its options ask for, and says what it found. */
try {
  const options = runOptions(process.argv.slice(2));
  if (!existsSync(join(story, 'index.html'))) {
    throw new Error(`${story}/index.html: not there. Build the story first with "npm run build".`);
  }
  console.log(await subjects[options.subject](options, story));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
