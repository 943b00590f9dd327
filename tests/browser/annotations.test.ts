import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Viewport } from '../../src/core/camera/viewport.ts';
import type { SceneSpec } from '../../src/core/story/scene-spec.ts';
import { sceneAt } from '../../src/core/timeline/scene-at.ts';
import { timeline } from '../../src/core/timeline/timeline.ts';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { drawNothing } from './support/draw-nothing.ts';
import type { PlacedLabel } from './support/label-page/placed-labels.ts';
import { serveLabelPage, show } from './support/label-page/serve-label-page.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openStory } from './support/story-page.ts';

const url = inject('storyUrl');
let browser: Browser;
let served: Awaited<ReturnType<typeof serveLabelPage>>;

beforeAll(async () => {
  served = await serveLabelPage();
  browser = await openBrowser({ flags: undrawnFlags });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.close();
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The map as the story's own page measures it, and what lies over it, from the map's top left corner. */
interface Stage {
  readonly viewport: Viewport;
  readonly over: readonly Box[];
}

const readStage = (page: Page): Promise<Stage> =>
  page.evaluate(() => {
    const stage = document.querySelector('#stage')?.getBoundingClientRect();
    const padding = document.querySelector<HTMLElement>('#map')?.dataset.padding;
    if (!stage || padding === undefined) throw new Error('There is no map at rest.');
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        left: left - stage.left,
        top: top - stage.top,
        right: right - stage.left,
        bottom: bottom - stage.top,
      };
    };
    const column = { top: 0, bottom: stage.height };
    const cards =
      stage.height < innerHeight
        ? []
        : [...document.querySelectorAll('main .card')].map((card) => ({
            ...boxOf(card),
            ...column,
          }));
    const bars = [...document.querySelectorAll('#stage .bar > :not([hidden])')].map(boxOf);
    const [top = 0, right = 0, bottom = 0, left = 0] = padding.split(',').map(Number);
    return {
      viewport: {
        width: stage.width,
        height: stage.height,
        covered: { top, right, bottom, left },
      },
      over: [...cards, ...bars].filter((box) => box.right > box.left && box.bottom > box.top),
    };
  });

const boxAround = ({ corners }: PlacedLabel): Box => ({
  left: Math.min(...corners.map(([x]) => x)),
  top: Math.min(...corners.map(([, y]) => y)),
  right: Math.max(...corners.map(([x]) => x)),
  bottom: Math.max(...corners.map(([, y]) => y)),
});

const meet = (a: Box, b: Box) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** What is wrong with what a section must say at a size. */
function faultsOf(spec: SceneSpec, labels: readonly PlacedLabel[], { viewport, over }: Stage) {
  const { annotations = [], names = [] } = spec;
  const texts = annotations.map(({ text }) => text);
  const { width, height } = viewport;
  return [...texts, ...names].flatMap((text) => {
    const label = labels.find((each) => each.text === text);
    if (!label) return [`"${text}" is missing`];
    const box = boxAround(label);
    const isCut = box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
    const covered = over.some((other) => meet(box, other));
    const met = labels.filter((other) => other !== label && meet(box, boxAround(other)));
    const crowded = met.filter((other) => texts.includes(text) && texts.includes(other.text));
    return [
      ...(isCut ? [`"${text}" is cut`] : []),
      ...(covered ? [`"${text}" lies under the page`] : []),
      ...crowded.map((other) => `"${text}" lies on "${other.text}"`),
    ];
  });
}

const sizes = cases(
  [
    [360, 740],
    [768, 1024],
    [1440, 900],
  ] as const,
  [
    [390, 844],
    [1024, 768],
    [1920, 1080],
  ] as const,
);

describe.each(sizes)('on a screen of %i × %i', (width, height) => {
  it('every section shows its annotations and the names that must stand, whole and off all that lies over the map', async () => {
    const story = await openStory(browser, url, {
      viewport: { width, height },
      reducedMotion: 'reduce',
      drawing: false,
    });
    await story.goTo(Object.keys(scenes)[1] ?? '');
    const stage = await readStage(story.page);
    await story.page.close();

    const page = await browser.newPage({ viewport: { width, height } });
    await page.addInitScript(drawNothing);
    await page.goto(served.url);
    const size = { width: stage.viewport.width, height: stage.viewport.height };
    const faults: Record<string, readonly string[]> = {};
    let asked = 0;
    for (const [id, spec] of Object.entries(scenes)) {
      const held = timeline(scenes, [{ id, start: 0, end: 1 }], stage.viewport);
      const labels = await show(page, { scene: sceneAt(held, 1), ...size });
      asked += (spec.annotations ?? []).length + (spec.names ?? []).length;
      const found = faultsOf(spec, labels, stage);
      if (found.length > 0) faults[id] = found;
    }
    await page.close();
    expect(asked).toBeGreaterThan(30);
    expect(faults).toEqual({});
  });
});
