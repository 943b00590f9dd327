import type { Browser } from 'playwright-core';
import { interleave } from '../interleave.ts';
import type { MeasuredPage } from '../load/load-page.ts';
import { servePages } from '../load/serve-pages.ts';
import { median } from '../report/quantile.ts';
import { scrollPage } from '../scroll/scroll-page.ts';
import { type Growth, sizeOf } from './growth.ts';
import type { GrowthFigures, GrowthResult } from './measure-growth.ts';

/** In pixels, for 480 frames: the same in every size. */
const scrolled = 9600;

/** Beyond a round, more of them are cheap and a frame's own script is short. */
const scrollRounds = 7;

/**
 * Scrolls every size of the story that was built, in turns, since the machine's mood moves a frame's
 * own script by more than size does.
 *
 * @param folderOf Where a size is built.
 * @returns The results with what a scrolled frame costs.
 */
export async function scrollGrowths(
  browser: Browser,
  results: readonly GrowthResult[],
  folderOf: (growth: Growth) => string,
): Promise<readonly GrowthResult[]> {
  const built = results.filter(({ fault }) => !fault);
  const pages: MeasuredPage[] = [];
  for (const { growth } of built) {
    const served = await servePages(`${folderOf(growth)}/dist`);
    pages.push({ name: sizeOf(growth), served, path: '/', map: 'on a sign' });
  }
  try {
    const readings = await interleave(pages, scrollRounds, async (page) => {
      const { figures } = await scrollPage(browser, page, scrolled);
      return figures;
    });
    return results.map((result) => {
      const figures = readings[sizeOf(result.growth)];
      return figures
        ? { ...result, figures: { ...result.figures, ...ownScript(figures) } }
        : result;
    });
  } finally {
    await Promise.all(pages.map(({ served }) => served.close()));
  }
}

function ownScript(
  readings: readonly { readonly ownMedian: number; readonly ownP99: number }[],
): Pick<GrowthFigures, 'own' | 'ownP99'> {
  return {
    own: median(readings.map(({ ownMedian }) => ownMedian)),
    ownP99: median(readings.map(({ ownP99 }) => ownP99)),
  };
}
