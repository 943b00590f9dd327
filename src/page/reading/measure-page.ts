import type { Padding, Viewport } from '../../core/camera/camera.ts';
import type { Card, ScrollRange } from '../../core/timeline/holds.ts';
import type { Cue, DaysOfLayers } from '../../core/timeline/keyframe.ts';
import { measureCues } from './measure-cues.ts';
import { isStacked, textTop } from './text-top.ts';

/** All that the timeline needs to know of the page's layout. */
export interface PageLayout extends ScrollRange {
  readonly cards: readonly Card[];
  /** The places of the text that the map keeps step with. */
  readonly cues: readonly Cue[];
  /** The map's box and what covers it. */
  readonly viewport: Viewport;
}

/** The space in CSS pixels between what is framed and what covers the map. */
const breathingSpace = 16;

/** How far the marked elements over the map reach in from its top and its foot, whichever is nearer. */
function coveredBy(stage: DOMRect, overlays: Iterable<HTMLElement>): Padding {
  const covered = { top: 0, right: 0, bottom: 0, left: 0 };
  for (const element of overlays) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    const above = box.bottom - stage.top;
    const below = stage.bottom - box.top;
    if (above < below) covered.top = Math.max(covered.top, above);
    else covered.bottom = Math.max(covered.bottom, below);
  }
  return covered;
}

/** The band of the screen in which a card is read: see {@link readingBand}. */
interface Band extends Pick<ScrollRange, 'enter' | 'leave'> {
  /** Where in it a word is taken to be read, as a share of the screen's height from the top. */
  readonly line: number;
}

/**
 * A card counts as read from when its top has come up into the part of the screen that the map leaves
 * to the text until its last line has left it, so that no line is read beside another section's map.
 * The share at which it enters is what is left to travel in, between one card's last line and the
 * next card's first. A word is read in the midst of the band.
 */
function readingBand(stacked: boolean, stageShare: number): Band {
  const within = (share: number) => stageShare + share * (1 - stageShare);
  return {
    enter: within(stacked ? 0.5 : 0.6),
    leave: within(0),
    line: within(stacked ? 0.4 : 0.5),
  };
}

/** Where the words of each section begin and end. */
function measureCards(sections: readonly HTMLElement[]): readonly Card[] {
  const scrolled = window.scrollY;
  return sections.map((section) => {
    const card = section.querySelector<HTMLElement>('.card') ?? section;
    const { top, bottom } = card.getBoundingClientRect();
    const below = Number.parseFloat(getComputedStyle(card).paddingBlockEnd) || 0;
    return { id: section.id, top: top + scrolled, bottom: bottom - below + scrolled };
  });
}

/**
 * Measures the page's layout, with the days of layers that charts have marks of. Where something was
 * written since the last layout this forces a reflow, so a frame measures before it writes, and only when
 * the layout may have changed.
 *
 * @throws Error where index.html has no `#stage` or no `main`.
 */
export function measurePage(days: DaysOfLayers = {}): PageLayout {
  const stageElement = document.querySelector<HTMLElement>('#stage');
  const main = document.querySelector<HTMLElement>('main');
  if (!stageElement || !main) throw new Error('index.html: #stage and main must be there.');
  const stage = stageElement.getBoundingClientRect();
  const viewportHeight = window.innerHeight;
  const covered = coveredBy(stage, stageElement.querySelectorAll<HTMLElement>('[data-covers]'));
  const stacked = isStacked(main);
  const sections = [...main.querySelectorAll<HTMLElement>(':scope > section[id]')];
  const { line, ...band } = readingBand(stacked, textTop() / viewportHeight);
  const left = stacked ? 0 : main.getBoundingClientRect().right - stage.left;
  return {
    cards: measureCards(sections),
    cues: sections.flatMap((section) => measureCues(section, line * viewportHeight, days)),
    viewport: {
      width: stage.width,
      height: stage.height,
      covered: {
        top: covered.top + breathingSpace,
        right: covered.right + breathingSpace,
        bottom: covered.bottom + breathingSpace,
        left: Math.max(covered.left, left) + breathingSpace,
      },
    },
    viewportHeight,
    scrollMax: Math.max(0, document.documentElement.scrollHeight - viewportHeight),
    ...band,
  };
}
