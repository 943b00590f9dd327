import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../src/proof/browser.ts';
import { scenes } from '../tests/support/this-story.ts';
import type { Results } from './budgets.ts';
import { growthTable } from './growth.ts';
import { measure } from './measure.ts';
import { buildPages, servePages, withoutScripts } from './pages.ts';
import { report, verdicts } from './report.ts';

const story = 'dist';
const output = 'docs/performance.json';

/** What the benchmark's command line asks for. */
interface RunOptions {
  /** Pairs measured after the warm-up. */
  readonly rounds: number;
  /** Whether a broken budget fails the run. */
  readonly strict: boolean;
  /** Whether the slow phone is left out, which takes most of the time. */
  readonly quick: boolean;
  /** Whether it is told what more sections cost, and no page is measured. */
  readonly growth: boolean;
}

/** @throws When an option is unknown, or the rounds are not a whole number from 1. */
function runOptions(args: string[]): RunOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '3' },
      strict: flag,
      quick: flag,
      growth: flag,
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error(`--rounds=${values.rounds}: must be a whole number from 1.`);
  }
  return { ...values, rounds };
}

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

/** `npm run bench`: measures what its options ask for, and says what it found. */
try {
  const options = runOptions(process.argv.slice(2));
  if (!options.growth && !existsSync(join(story, 'index.html'))) {
    throw new Error(`${story}/index.html: not there. Build the story first with "npm run build".`);
  }
  console.log(options.growth ? growthTable(scenes) : await runStory(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
