import type { Padding, Viewport } from '../../core/camera/camera.ts';
import type { Card, ScrollRange } from '../../core/timeline/holds.ts';
import type { Cue, DaysOfLayers } from '../../core/timeline/keyframe.ts';

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

/**
 * How far something that stands at one side of the map covers it from that side, in CSS pixels: at the
 * left, or at the right as the column does where lines run from right to left.
 */
export function coveredAside(stage: DOMRect, box: DOMRect): Pick<Padding, 'left' | 'right'> {
  const [left, right] = [box.right - stage.left, stage.right - box.left];
  return left < right ? { left, right: 0 } : { left: 0, right };
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
    enter: within(stacked ? 0.4 : 0.6),
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
 * @throws Error where index.html has no `#_stage` or no `main`.
 */
export function measurePage(days: DaysOfLayers = {}): PageLayout {
  const stageElement = document.querySelector<HTMLElement>('#_stage');
  const main = document.querySelector<HTMLElement>('main');
  if (!stageElement || !main) throw new Error('index.html: #_stage and main must be there.');
  const stage = stageElement.getBoundingClientRect();
  const viewportHeight = window.innerHeight;
  const covered = coveredBy(stage, stageElement.querySelectorAll<HTMLElement>('[data-covers]'));
  const stacked = isStacked(main);
  const sections = [...main.querySelectorAll<HTMLElement>(':scope > section[id]')];
  const { line, ...band } = readingBand(stacked, textTop() / viewportHeight);
  const aside = stacked ? covered : coveredAside(stage, main.getBoundingClientRect());
  return {
    cards: measureCards(sections),
    cues: sections.flatMap((section) => measureCues(section, line * viewportHeight, days)),
    viewport: {
      width: stage.width,
      height: stage.height,
      covered: {
        top: covered.top + breathingSpace,
        right: aside.right + breathingSpace,
        bottom: covered.bottom + breathingSpace,
        left: aside.left + breathingSpace,
      },
    },
    viewportHeight,
    scrollMax: Math.max(0, document.documentElement.scrollHeight - viewportHeight),
    ...band,
  };
}

/** Over how much of the screen's height something fades in before the words that tell of it are read. */
const fading = 0.2;

/**
 * Finds what the map keeps step with. Words of the text marked with a layer (`data-on`, its id) are read
 * as a route calls at the stop of that name, as the day of that name comes in a layer with days, or once
 * any other layer has faded in. The marks of days in the chart of a layer count like such days.
 *
 * @param line The offset from the top of the screen in CSS pixels at which words are read.
 */
function measureCues(section: HTMLElement, line: number, days: DaysOfLayers): Cue[] {
  const at = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2 + window.scrollY - line;
  };
  const stops = stopsOf(section);
  const told = [...section.querySelectorAll<HTMLElement>('[data-on]')].flatMap((words): Cue[] => {
    const layer = words.dataset.on ?? '';
    const cue = { section: section.id, layer, at: at(words) };
    const own = stops[layer];
    if (own) return [{ ...cue, share: own[words.textContent] ?? 0 }];
    const come = shareCome(days[layer], words.textContent);
    if (come !== undefined) return [{ ...cue, share: come }];
    return [
      { ...cue, at: cue.at - fading * window.innerHeight, share: 0 },
      { ...cue, share: 1 },
    ];
  });
  const marks = section.querySelectorAll<SVGElement>('[data-layer] [data-date]');
  const dated = [...marks].flatMap((mark): Cue[] => {
    const layer = mark.closest<HTMLElement>('[data-layer]')?.dataset.layer ?? '';
    const share = shareCome(days[layer], mark.dataset.date);
    return share === undefined ? [] : [{ section: section.id, layer, at: at(mark), share }];
  });
  return [...told, ...dated];
}

/** How much of a layer has come with one of its days, from 0 to 1. */
function shareCome(days: readonly string[] = [], day = ''): number | undefined {
  const index = days.indexOf(day);
  return index < 0 ? undefined : (index + 1) / days.length;
}

/** Where the routes that a section draws call, as shares of their length on the map. */
function stopsOf(section: HTMLElement): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const routes = [...section.querySelectorAll<HTMLElement>('[data-route][data-stops]')];
  return Object.fromEntries(
    routes.map(({ dataset: { route = '', stops = '{}' } }) => [route, JSON.parse(stops)]),
  );
}

/**
 * Where the part of the screen begins that the map leaves to the text, in CSS pixels from its top: at
 * the foot of a map that stands above, or at the top where the map lies beside the text or scrolls away.
 */
export function textTop(): number {
  return Number.parseFloat(getComputedStyle(document.body).paddingBlockStart) || 0;
}

/** Whether the map stands above the text, rather than beside it. */
export function isStacked(main: HTMLElement): boolean {
  return getComputedStyle(main).getPropertyValue('--layout').trim() === 'stacked';
}
