import type { Page } from 'playwright-core';
import type { Viewport } from '../../core/camera/camera.ts';
import type { Box } from './box.ts';

/** What lies over the map, and what it is in words. */
export interface Covering extends Box {
  readonly what: string;
}

/** The map as its page measures it, and what lies over it, from the map's top left corner. */
export interface Stage {
  readonly viewport: Viewport;
  /** The cards and controls that are on the screen now. */
  readonly over: readonly Covering[];
  /** The whole columns that the cards scroll through, and the controls. */
  readonly always: readonly Covering[];
}

/**
 * Measures the map of a page at rest.
 *
 * @throws Where the page has no map, or none that has said what covers it.
 */
export const readStage = (page: Page): Promise<Stage> =>
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
    const isBeside = stage.height >= innerHeight;
    const cards = (isBeside ? [...document.querySelectorAll('main .card')] : []).map((card) => ({
      what: 'the text',
      ...boxOf(card),
    }));
    const bars = [...document.querySelectorAll('#stage .bar > :not([hidden])')].map((bar) => ({
      what: 'the controls',
      ...boxOf(bar),
    }));
    const [top = 0, right = 0, bottom = 0, left = 0] = padding.split(',').map(Number);
    const hasRoom = (box: (typeof cards)[number]) => box.right > box.left && box.bottom > box.top;
    return {
      viewport: {
        width: stage.width,
        height: stage.height,
        covered: { top, right, bottom, left },
      },
      over: [...cards, ...bars].filter(
        (box) => hasRoom(box) && box.bottom > -stage.top && box.top < innerHeight - stage.top,
      ),
      always: [...cards.map((card) => ({ ...card, top: 0, bottom: stage.height })), ...bars].filter(
        hasRoom,
      ),
    };
  });
