import type { Browser, Page } from 'playwright-core';
import { drawNothing } from '../../../tests/browser/support/draw-nothing.ts';
import {
  type LabelPage,
  show,
} from '../../../tests/browser/support/label-page/serve-label-page.ts';
import { openStory, type StoryPage } from '../../../tests/browser/support/story-page.ts';
import { sceneAt, timeline } from '../../core/timeline/timeline.ts';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { engineFault, type Fault } from '../fault.ts';
import { pageProblems } from '../page/page-problems.ts';
import { inWords, type Size, type TestedStory } from '../tested-story.ts';
import { controlProblems } from './control-problems.ts';
import { frameProblems } from './frame-problems.ts';
import { labelProblems } from './label-problems.ts';
import { readCovered } from './read-covered.ts';
import { readStage, type Stage } from './stage.ts';
import { type Placed, standingProblems } from './standing-problems.ts';

/** How the map is measured beside a section. */
interface Beside {
  readonly stage: Stage;
  /** What every name gives way to. */
  readonly covered: readonly Covered[];
}

/** The least share of a phone's screen that the map has, less what rounding takes. */
const leastMap = 0.499;

/** The pages in which a story's map is read, on one screen after another; both are left undrawn. */
export interface MapPages {
  /** The page as it is built. */
  readonly built: StoryPage;
  /** The page that tells what is written on a map; loaded anew for each size, as names stand by where they stood. */
  readonly labels: Page;
  /** What the built page did since this was asked last. */
  since(): Pick<StoryPage, 'errors' | 'requests'>;
  close(): Promise<void>;
}

/** Opens the pages in which a story's map is read: to resize them takes a fraction of opening them anew. */
export async function openMapPages(
  browser: Browser,
  { url }: TestedStory,
  labelPage: LabelPage,
): Promise<MapPages> {
  const labels = await browser.newPage();
  await labels.addInitScript(drawNothing);
  await labels.goto(labelPage.url);
  const built = await openStory(browser, url, { reducedMotion: 'reduce', drawing: false });
  let told = { errors: 0, requests: 0 };
  return {
    built,
    labels,
    since() {
      const { errors, requests } = built;
      const fresh = {
        errors: errors.slice(told.errors),
        requests: requests.slice(told.requests),
      };
      told = { errors: errors.length, requests: requests.length };
      return fresh;
    },
    async close() {
      await labels.close();
      await built.close();
    },
  };
}

/**
 * Reads a story on a screen of a size, section by section, and tells what is wrong with its frames, its
 * labels, its legend and its controls.
 */
export async function mapProblems(
  pages: MapPages,
  tested: TestedStory,
  size: Size,
): Promise<readonly Fault[]> {
  const { stages, problems } = await readFrames(pages, tested, size);
  await pages.labels.reload();
  return [...problems, ...(await readLabels(pages.labels, tested, size, stages))];
}

/**
 * Goes through the sections in the built page on a screen of a size: what is wrong with their frames, with
 * the legend and the controls, and how the map is measured beside each.
 */
export async function readFrames({ built, since }: MapPages, tested: TestedStory, size: Size) {
  const { page, goTo } = built;
  await page.setViewportSize(size);
  const stages: Record<string, Beside> = {};
  const problems: Fault[] = [];
  for (const section of Object.keys(tested.story.scenes)) {
    const camera = await goTo(section);
    const stage = await readStage(page);
    stages[section] = { stage, covered: await readCovered(page) };
    problems.push(...frameProblems(tested, { section, camera, stage, size }));
  }
  problems.push(...(await controlProblems(page, tested, size)));
  problems.push(...pageProblems(tested, since(), inWords(size)));
  const [first] = Object.values(stages);
  if (size.width < 500 && first && first.stage.viewport.height < leastMap * size.height) {
    problems.push({
      file: 'src/page/styles/layout.css',
      place: 'the layout',
      problem: 'the map has less than half of a phone’s screen',
      remedy: engineFault,
      at: inWords(size),
    });
  }
  return { stages, problems };
}

/** Shows each section's scene on a map of the size that the built page has for it. */
async function readLabels(
  page: Page,
  tested: TestedStory,
  size: Size,
  stages: Readonly<Record<string, Beside>>,
): Promise<readonly Fault[]> {
  const { scenes, story } = tested.story;
  await page.setViewportSize(size);
  const problems: Fault[] = [];
  for (const [section, { stage, covered }] of Object.entries(stages)) {
    const { viewport } = stage;
    const scene = sceneAt(timeline(scenes, [{ id: section, start: 0, end: 1 }], viewport), 1);
    const shown = { width: viewport.width, height: viewport.height, language: story.meta.lang };
    const showLabels = (scene: Placed['scene']) => show(page, { scene, covered, ...shown });
    const labels = await showLabels(scene);
    const placed = { section, scene, labels, stage, size };
    problems.push(...(await standingProblems(tested, placed, showLabels)));
    problems.push(...labelProblems(tested, placed));
  }
  return problems;
}
