import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { fullSpeed } from '../load/conditions.ts';
import { loadPage, type MeasuredPage } from '../load/load-page.ts';
import { servePages } from '../load/serve-pages.ts';
import { median } from '../report/quantile.ts';
import { buildStory } from './build-story.ts';
import { type GrownStory, growStory } from './grow-story.ts';
import type { Growth } from './growth.ts';
import { showFine } from './show-fine.ts';

/** What a grown story costs its publisher and its reader; times in ms, sizes in bytes. */
export interface GrowthFigures {
  readonly build: number;
  /** The page's text, unpacked: sections told again compress to nothing, as new ones would not. */
  readonly html: number;
  /** All that is sent before the map is ready. */
  readonly bytes: number;
  /** From `map:start` to `map:ready`. */
  readonly map: number;
  readonly heap: number;
  /** Own script per scrolled frame: the middle, and the worst of a hundred. */
  readonly own: number;
  readonly ownP99: number;
  readonly fine: number;
  readonly memory: number;
}

/** One size of the story: what was measured, as medians, up to where it failed, and why it did. */
export interface GrowthResult {
  readonly growth: Growth;
  readonly story: GrownStory;
  readonly figures: Partial<GrowthFigures>;
  readonly fault?: string;
}

/** Grows one size of the story into a folder, builds it in `dist` there, and measures its start. */
export async function measureGrowth(
  browser: Browser,
  growth: Growth,
  folder: string,
  rounds: number,
): Promise<GrowthResult> {
  const figures: Partial<GrowthFigures> = {};
  const story = await growStory(folder, growth);
  try {
    const build = await buildStory(folder);
    const { size: html } = await stat(join(folder, 'dist/index.html'));
    Object.assign(figures, { build, html });
    for await (const more of startFigures(browser, join(folder, 'dist'), rounds)) {
      Object.assign(figures, more);
    }
    return { growth, story, figures };
  } catch (error) {
    return { growth, story, figures, fault: firstLine(error) };
  }
}

async function* startFigures(
  browser: Browser,
  folder: string,
  rounds: number,
): AsyncGenerator<Partial<GrowthFigures>> {
  const served = await servePages(folder);
  const page: MeasuredPage = { name: 'story', served, path: '/', map: 'on a sign' };
  const repeated = async <Figures>(measure: () => Promise<Figures>) => {
    const all: Figures[] = [];
    for (let round = 0; round < rounds; round++) all.push(await measure());
    return (show: (figures: Figures) => number): number => median(all.map(show));
  };
  try {
    await loadPage(browser, page, fullSpeed);
    const load = await repeated(async () => (await loadPage(browser, page, fullSpeed)).figures);
    yield { bytes: load(({ bytes }) => bytes), map: load(({ map }) => map) };
    yield { heap: load(({ heap }) => heap) };
    const fine = await repeated(() => showFine(browser, page));
    yield { fine: fine((one) => one.fine), memory: fine(({ memory }) => memory) };
  } finally {
    await served.close();
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
