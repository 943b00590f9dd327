import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Size } from '../core/camera/camera.ts';
import { drawNothing, mapReady, openPage } from './story-page.ts';
import { type Fault, formatSize, type TestedStory, textFile } from './tested-story.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = readFileSync(axePath, 'utf8');

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** Runs axe on the page; returns a line for each place of each violation. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults, RunOptions>((options) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return axe.run(document, options);
  }, rules);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Runs axe in several states of a page; reports each violation with the first state that has it. */
export async function axeProblems(
  browser: Browser,
  tested: TestedStory,
  size: Size,
  sections: readonly string[],
): Promise<readonly Fault[]> {
  const options = { viewport: size, reducedMotion: 'reduce', scripts: [drawNothing] } as const;
  const { page, close } = await openPage(browser, options);
  const states = new Map<string, string>();
  const look = async (state: string) => {
    for (const each of await violations(page)) if (!states.has(each)) states.set(each, state);
  };
  await page.goto(tested.url, { waitUntil: 'load' });
  await look('before the map');
  await mapReady(page);
  for (const section of sections) {
    await scrollToSection(page, section);
    await look(`at "${section}"`);
  }
  // The controls are out of reach beside a section without a scene.
  await scrollToSection(page, Object.keys(tested.story.scenes).at(-1) ?? '');
  await page.locator('#_all-layers').click();
  await look('with the layers open');
  await page.emulateMedia({ forcedColors: 'active' });
  await look('in forced colours');
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
  await look('dark');
  await page.locator('#_explore').click();
  await look('exploring, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await look('exploring');
  await close();
  const remedy =
    'Fix it in the text, the charts or the colours; if it is in none of them, report it with the story.';
  return [...states].map(([violation, state]) => ({
    file: textFile(tested.story.files),
    place: 'the page',
    problem: `axe finds "${violation}"`,
    remedy,
    at: `${formatSize(size)} (${state})`,
  }));
}

const scrollToSection = (page: Page, section: string): Promise<unknown> =>
  page.evaluate((id) => {
    document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
    return new Promise(requestAnimationFrame);
  }, section);
