import type { Padding } from '../core/camera.ts';
import type { Viewport } from '../core/viewport.ts';

/** A section's card in the page, in CSS pixels from the page's top. */
export interface Card {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** All that the timeline needs to know of the page's layout. */
export interface PageLayout {
  readonly cards: readonly Card[];
  /** The map's box and what covers it. */
  readonly viewport: Viewport;
  readonly viewportHeight: number;
  readonly scrollMax: number;
  /** The band of the viewport in which a card is read, as shares of its height from the top. */
  readonly enter: number;
  readonly leave: number;
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

/** Reads the page's layout once: nothing here may be called in a frame that also writes. */
export function measurePage(): PageLayout {
  const stageElement = document.querySelector<HTMLElement>('#stage');
  const main = document.querySelector<HTMLElement>('main');
  if (!stageElement || !main) throw new Error('index.html: #stage and main must be there.');
  const stage = stageElement.getBoundingClientRect();
  const scrolled = window.scrollY;
  const cards = [...main.querySelectorAll<HTMLElement>(':scope > section[id]')].map((section) => {
    const card = section.querySelector<HTMLElement>('.card') ?? section;
    const box = card.getBoundingClientRect();
    return { id: section.id, top: box.top + scrolled, bottom: box.bottom + scrolled };
  });
  const viewportHeight = window.innerHeight;
  const covered = coveredBy(stage, stageElement.querySelectorAll<HTMLElement>('[data-covers]'));
  const mainBox = main.getBoundingClientRect();
  const stacked = getComputedStyle(main).getPropertyValue('--layout').trim() === 'stacked';
  const left = stacked ? 0 : mainBox.right - stage.left;
  const stays = getComputedStyle(stageElement).position === 'sticky';
  const stageShare = stacked && stays ? stage.height / viewportHeight : 0;
  const within = (share: number) => stageShare + share * (1 - stageShare);
  return {
    cards,
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
    enter: within(stacked ? 0.55 : 0.72),
    leave: within(stacked ? 0.45 : 0.28),
  };
}
