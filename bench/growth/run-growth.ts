import { writeFile } from 'node:fs/promises';
import { openBrowser } from '../../tests/browser/support/open-browser.ts';
import { changeScenes } from '../change-scenes.ts';
import { heldTable } from '../held-table.ts';
import type { RunOptions } from '../run-options.ts';
import { servePages } from '../serve-pages.ts';
import { writePart } from '../write-part.ts';
import { growthPlot } from './growth-plot.ts';
import { growthTable } from './growth-table.ts';
import { type GrowthResult, growths, measureGrowth } from './measure-growth.ts';
import { memoryFlags } from './page-memory.ts';

const plotFile = 'docs/growth.svg';
const plot =
  '![What more sections and what more vertices cost, beside the story as it is.](growth.svg)';

/** After how many changes of scene the built story is looked at. */
const looks = [100, 400, 1000];

/** At `--quick`, only the sizes up to ten times. */
const quickly = 10;

/**
 * Measures stories that grow, and what the built one holds after many changes of scene; writes the
 * tables into `docs/performance.md` and the plot beside it.
 */
export async function runGrowth({ rounds, quick }: RunOptions, story: string): Promise<string> {
  const browser = await openBrowser({ flags: memoryFlags });
  try {
    console.error('Changing scenes');
    const served = await servePages(story);
    const held = await changeScenes(
      browser,
      { name: 'story', served, path: '/', map: 'on a sign' },
      looks,
    ).finally(served.close);
    await writePart('changes', heldTable(looks, held));
    const results: GrowthResult[] = [];
    for (const growth of growths) {
      const { sections, geometry } = growth;
      if (quick && Math.max(sections, geometry) > quickly) continue;
      console.error(`Sections × ${sections}, geometry × ${geometry}`);
      results.push(await measureGrowth(browser, growth, rounds));
      await writePart('growth', `${growthTable(results)}\n\n${plot}`);
      await writeFile(plotFile, growthPlot(results));
    }
    return `${heldTable(looks, held)}\n\n${growthTable(results)}`;
  } finally {
    await browser.close();
  }
}
