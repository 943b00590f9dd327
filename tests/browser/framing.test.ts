import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import type { LngLat } from '../../src/core/camera/lng-lat.ts';
import { project } from '../../src/core/camera/project.ts';
import { scenes } from '../support/this-story.ts';
import { cases } from './support/cases.ts';
import { openBrowser, undrawnFlags } from './support/open-browser.ts';
import { openStory, type StoryPage } from './support/story-page.ts';

const url = inject('storyUrl');
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser({ flags: undrawnFlags });
});
afterAll(() => browser.close());

const opened = new Map<string, StoryPage>();

/** The story in a screen of this size, opened once for all tests and left undrawn. */
async function storyAt(width: number, height: number): Promise<StoryPage> {
  const size = `${width} × ${height}`;
  const story =
    opened.get(size) ??
    (await openStory(browser, url, {
      viewport: { width, height },
      reducedMotion: 'reduce',
      drawing: false,
    }));
  opened.set(size, story);
  return story;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The map's box, and the boxes of all that lies over it, in CSS pixels of the screen. */
const readBoxes = (page: Page): Promise<{ stage: Box; over: Box[]; padding: number[] }> =>
  page.evaluate(() => {
    const boxOf = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const stage = document.querySelector('#stage') as HTMLElement;
    const isSeen = ({ left, top, right, bottom }: DOMRect | ReturnType<typeof boxOf>) =>
      right > left && bottom > top && bottom > 0 && top < innerHeight;
    const stacked = stage.getBoundingClientRect().height < innerHeight;
    const cards = stacked ? [] : [...document.querySelectorAll('main .card')];
    const bars = [...stage.querySelectorAll('.bar > :not([hidden])')];
    const padding = document.querySelector<HTMLElement>('#map')?.dataset.padding;
    if (padding === undefined) throw new Error('#map has no data-padding.');
    return {
      stage: boxOf(stage),
      over: [...cards, ...bars].map(boxOf).filter(isSeen),
      padding: padding.split(',').map(Number),
    };
  });

const corners = ([west, south, east, north]: Bounds): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

const overlap = (a: Box, b: Box) =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

const sizes = cases(
  [
    [360, 740],
    [1440, 900],
  ] as const,
  [
    [768, 1024],
    [320, 568],
    [390, 844],
    [740, 360],
    [2560, 1080],
  ] as const,
);

describe('the subject of every section', () => {
  it.each(sizes)('is in sight, and under nothing, at %i × %i', async (width, height) => {
    const { page, goTo } = await storyAt(width, height);
    for (const [section, { bounds }] of Object.entries(scenes)) {
      const { center, zoom, bearing, pitch } = await goTo(section);
      const { stage, over, padding } = await readBoxes(page);
      const [top = 0, right = 0, bottom = 0, left = 0] = padding;
      const camera = { center, zoom, bearing, pitch, padding: { top, right, bottom, left } };
      const toScreen = project(camera, {
        width: stage.right - stage.left,
        height: stage.bottom - stage.top,
      });
      const points = corners(bounds).map(toScreen);
      expect(points.flat().every(Number.isFinite), section).toBe(true);
      const xs = points.map(([x]) => x + stage.left);
      const ys = points.map(([, y]) => y + stage.top);
      const subject: Box = {
        left: Math.min(...xs),
        right: Math.max(...xs),
        top: Math.min(...ys),
        bottom: Math.max(...ys),
      };
      const within =
        subject.left >= stage.left - 0.5 &&
        subject.right <= stage.right + 0.5 &&
        subject.top >= stage.top - 0.5 &&
        subject.bottom <= stage.bottom + 0.5;
      expect(within, `${section}: ${JSON.stringify({ subject, stage })}`).toBe(true);
      for (const box of over) {
        expect(overlap(subject, box), `${section}: ${JSON.stringify({ subject, box })}`).toBe(
          false,
        );
      }
    }
  });

  it.each(
    cases(
      [[360, 740]] as const,
      [
        [320, 568],
        [390, 844],
      ] as const,
    ),
  )('keeps half of a phone’s screen, and more, free of text at %i × %i', async (width, height) => {
    const { page, goTo } = await storyAt(width, height);
    await goTo('to-laos');
    const { stage } = await readBoxes(page);
    expect((stage.bottom - stage.top) / height).toBeGreaterThanOrEqual(0.499);
  });
});
