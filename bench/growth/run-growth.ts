import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../src/proof/browser.ts';
import { servePages } from '../load/serve-pages.ts';
import { writePart } from '../report/write-part.ts';
import type { RunOptions } from '../run-options.ts';
import { changeScenes } from '../scroll/change-scenes.ts';
import { heldTable } from '../scroll/held-table.ts';
import { type Growth, sizeOf } from './growth.ts';
import { growthPlot } from './growth-plot.ts';
import { growthTable } from './growth-table.ts';
import { type GrowthResult, measureGrowth } from './measure-growth.ts';
import { memoryFlags } from './page-memory.ts';
import { scrollGrowths } from './scroll-growths.ts';

const plotFile = 'docs/growth.svg';
const plot =
  '![What more sections and what more vertices cost, beside the story as it is.](growth.svg)';

/** After how many changes of scene the built story is looked at. */
const looks = [100, 400, 1000];

/**
 * Measures stories that grow, and what the built one holds after many changes of scene; writes the
 * tables into `docs/performance.md` and the plot beside it.
 */
export async function runGrowth(options: RunOptions, story: string): Promise<string> {
  const { browser } = await startBrowser(({ args = [], ...launch }) => ({
    ...launch,
    args: [...args, ...memoryFlags],
  }));
  const folder = await mkdtemp(join(tmpdir(), 'growth-'));
  try {
    const held = await changesTable(browser, story);
    return `${held}\n\n${growthTable(await grow(browser, options, folder))}`;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

async function changesTable(browser: Browser, story: string): Promise<string> {
  console.error('Changing scenes');
  const served = await servePages(story);
  const page = { name: 'story', served, path: '/', map: 'on a sign' } as const;
  const held = await changeScenes(browser, page, looks).finally(served.close);
  const table = heldTable(looks, held);
  await writePart('changes', table);
  return table;
}

async function grow(
  browser: Browser,
  { sizes, rounds }: RunOptions,
  folder: string,
): Promise<readonly GrowthResult[]> {
  const folderOf = (growth: Growth) => join(folder, sizeOf(growth));
  const results: GrowthResult[] = [];
  for (const growth of sizes) {
    console.error(`Sections × ${growth.sections}, geometry × ${growth.geometry}`);
    results.push(await measureGrowth(browser, growth, folderOf(growth), rounds));
    await writeResults(results);
  }
  console.error('Scrolling them in turns');
  const scrolled = await scrollGrowths(browser, results, folderOf);
  await writeResults(scrolled);
  return scrolled;
}

async function writeResults(results: readonly GrowthResult[]): Promise<void> {
  await writePart('growth', `${growthTable(results)}\n\n${plot}`);
  await writeFile(plotFile, growthPlot(results));
}
