import type { Padding, Viewport } from '../../core/camera/camera.ts';
import type { Card } from '../../core/timeline/holds.ts';
import type { Cue, DaysOfLayers } from '../../core/timeline/keyframe.ts';
import { findElement } from '../../dom/elements.ts';

export type PageLayout = ReturnType<typeof measurePage>;

/** The space between what is framed and what covers the map, in CSS pixels. */
const breathingSpace = 16;

/** Measures how far overlays cover the map, each from the map's top or bottom, whichever is nearer. */
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

/** Measures how far `box` covers the map from its left or its right, whichever is nearer. */
export function coveredAside(stage: DOMRect, box: DOMRect): Pick<Padding, 'left' | 'right'> {
  const [left, right] = [box.right - stage.left, stage.right - box.left];
  return left < right ? { left, right: 0 } : { left: 0, right };
}

/** A card is read until its last line is near the top of its room, which is when the next comes in beneath it. */
function readingBand(stacked: boolean, stageShare: number) {
  const within = (share: number) => stageShare + share * (1 - stageShare);
  return {
    enter: within(stacked ? 0.2 : 0.45),
    leave: within(0.2),
    line: within(stacked ? 0.4 : 0.5),
  };
}

function measureCards(sections: readonly HTMLElement[]): readonly Card[] {
  const scrolled = window.scrollY;
  return sections.map((section) => {
    const card = section.querySelector<HTMLElement>('.card') ?? section;
    const { top, bottom } = card.getBoundingClientRect();
    const below = Number.parseFloat(getComputedStyle(card).paddingBlockEnd) || 0;
    return { id: section.id, top: top + scrolled, bottom: bottom - below + scrolled };
  });
}

/** Measures the page, which may force a reflow. @throws Error if index.html has no `#_stage` or no `main`. */
export function measurePage(days: DaysOfLayers = {}) {
  const stageElement = findElement('_stage');
  const main = document.querySelector('main');
  if (!main) throw new Error('index.html: the element <main> is missing.');
  const stage = stageElement.getBoundingClientRect();
  const viewportHeight = window.innerHeight;
  const covered = coveredBy(stage, stageElement.querySelectorAll<HTMLElement>('[data-covers]'));
  const stacked = isStacked(main);
  const sections = [...main.querySelectorAll<HTMLElement>(':scope > section[id]')];
  const { line, ...band } = readingBand(stacked, textTop() / viewportHeight);
  const isPassing = document.documentElement.hasAttribute('data-passing');
  const visible = stacked && isPassing ? textTop() : stage.height;
  const height = Number.parseFloat(getComputedStyle(stageElement).maxBlockSize) || stage.height;
  const tall = readingBand(stacked, stacked ? height / viewportHeight : 0).line;
  const aside = stacked ? covered : coveredAside(stage, main.getBoundingClientRect());
  const viewport = (below: number): Viewport => ({
    width: stage.width,
    height,
    covered: {
      top: covered.top + breathingSpace,
      right: aside.right + breathingSpace,
      bottom: below + covered.bottom + breathingSpace,
      left: aside.left + breathingSpace,
    },
  });
  return {
    cards: measureCards(sections),
    cues: sections.flatMap((section) => {
      const at = section.querySelector('.passage') ? tall : line;
      return measureCues(section, at * viewportHeight, days);
    }),
    viewport: viewport(height - visible),
    /** The viewport on a passage, where more of the map shows above the text. */
    passing: viewport(0),
    viewportHeight,
    scrollMax: Math.max(0, document.documentElement.scrollHeight - viewportHeight),
    ...band,
  };
}

/** How far before its text is read a layer begins to fade in, in heights of the screen. */
const fading = 0.2;

/** Finds stops, days and texts by which a layer has faded in; each is read at the screen's `line`, in CSS pixels. */
function measureCues(section: HTMLElement, line: number, days: DaysOfLayers): Cue[] {
  const at = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2 + window.scrollY - line;
  };
  const stops = stopsOf(section);
  const texts = [...section.querySelectorAll<HTMLElement>('[data-on]')].flatMap((part): Cue[] => {
    const layer = part.dataset.on ?? '';
    const cue = { section: section.id, layer, at: at(part) };
    const ofRoute = stops[layer];
    const text = part.textContent;
    const share = ofRoute ? (ofRoute[text] ?? 0) : shareAtDay(days[layer], text);
    if (share !== undefined) return [{ ...cue, share }];
    return [
      { ...cue, at: cue.at - fading * window.innerHeight, share: 0 },
      { ...cue, share: 1 },
    ];
  });
  const marks = section.querySelectorAll<SVGElement>('[data-layer] [data-date]');
  const dated = [...marks].flatMap((mark): Cue[] => {
    const layer = mark.closest<HTMLElement>('[data-layer]')?.dataset.layer ?? '';
    const share = shareAtDay(days[layer], mark.dataset.date);
    if (share === undefined) return [];
    const columns = mark.closest('.columns')?.getBoundingClientRect();
    const read = columns ? columns.top + share * columns.height + window.scrollY - line : at(mark);
    return [{ section: section.id, layer, at: read, share }];
  });
  return [...texts, ...dated];
}

function shareAtDay(days: readonly string[] = [], day = ''): number | undefined {
  const index = days.indexOf(day);
  return index < 0 ? undefined : (index + 1) / days.length;
}

function stopsOf(section: HTMLElement): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const routes = [...section.querySelectorAll<HTMLElement>('[data-route][data-stops]')];
  return Object.fromEntries(
    routes.map(({ dataset: { route = '', stops = '{}' } }) => [route, JSON.parse(stops)]),
  );
}

/** Returns where the text's part of the screen begins, in CSS pixels: below a stacked map, otherwise at the top. */
export function textTop(): number {
  return Number.parseFloat(getComputedStyle(document.body).paddingBlockStart) || 0;
}

/** True if the map is above the text rather than beside it. */
export function isStacked(main: HTMLElement): boolean {
  return getComputedStyle(main).getPropertyValue('--layout').trim() === 'stacked';
}
