import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../tests/browser/support/open-browser.ts';
import { buildPages } from './build-pages.ts';
import { measure } from './measure.ts';
import { report, verdicts } from './report.ts';
import type { Results } from './results.ts';
import { type RunOptions, runOptions } from './run-options.ts';
import { servePages } from './serve-pages.ts';
import { withoutScripts } from './without-scripts.ts';

const story = 'dist';
const output = 'docs/performance.json';

/** `npm run bench`: measures the built story against other pages, all in one run. */
async function run(options: RunOptions): Promise<Results> {
  if (!existsSync(join(story, 'index.html'))) {
    throw new Error(`${story}/index.html: not there. Build the story first with "npm run build".`);
  }
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
  const browser = await openBrowser();
  try {
    return await measure(browser, servers, options, console.error);
  } finally {
    await browser.close();
    await Promise.all(Object.values(servers).map(({ close }) => close()));
    await rm(folder, { recursive: true });
  }
}

try {
  const options = runOptions(process.argv.slice(2));
  const results = await run(options);
  const outcome = verdicts(results);
  await writeFile(output, `${JSON.stringify({ ...results, budgets: outcome }, undefined, 2)}\n`);
  console.log(`${report(results)}\n\nWritten to ${output}.`);
  if (options.strict && outcome.some(({ kept }) => !kept)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
