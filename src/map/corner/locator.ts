import { land } from 'virtual:story/locator';
import type { Bounds } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import { locatorFrame, locatorSize, nearLocator } from '../../core/story/story-data.ts';

/** The zoom above which it is shown. */
const shownAbove = 5;

/** The least side of the marked part, so that it is seen however small it is. */
const leastSide = 4;

/** The box around the corners of what the map shows, in the locator's units, never too small to see. */
export function locatorBox(points: readonly (readonly [x: number, y: number])[]): {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
} {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const side = (values: readonly number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const length = Math.max(most - least, leastSide);
    return [(least + most - length) / 2, length].map((value) => Math.round(value * 10) / 10);
  };
  const [x = 0, width = 0] = side(xs);
  const [y = 0, height = 0] = side(ys);
  return { x, y, width, height };
}

function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, `${value}`);
  return made;
}

/** Where in the world the map is; `show` is called for each move and writes only what has changed. */
interface Locator {
  readonly show: (zoom: number, corners: () => readonly LngLat[]) => void;
  /** Hides where `busy` says that a label takes its box on the screen. */
  readonly yieldTo: (busy: (box: DOMRect) => boolean) => void;
  readonly stop: () => void;
}

/**
 * A small map of the region for when the map is closer than that; it is put into the map's frame when it
 * is first shown.
 */
export function createLocator(stage: HTMLElement, region: Bounds): Locator {
  const toLocator = locatorFrame(region);
  const { width, height } = locatorSize;
  const figure = svg('svg', {
    class: 'locator',
    viewBox: `0 0 ${width} ${height}`,
    'aria-hidden': 'true',
  });
  const frame = svg('rect', { class: 'locator-frame' });
  figure.append(svg('path', { class: 'locator-land', d: land }), frame);
  let written = '';
  return {
    show(zoom, corners) {
      const on = zoom > shownAbove;
      const box = on
        ? locatorBox(corners().map((corner) => toLocator(nearLocator(region, corner))))
        : undefined;
      const next = box ? Object.values(box).join() : '';
      if (next === written) return;
      if (on && !figure.isConnected) stage.append(figure);
      if (!next !== !written) figure.toggleAttribute('data-shown', on);
      written = next;
      for (const [name, value] of Object.entries(box ?? {})) frame.setAttribute(name, `${value}`);
    },
    yieldTo(busy) {
      if (written) figure.toggleAttribute('data-yields', busy(figure.getBoundingClientRect()));
    },
    stop: () => figure.remove(),
  };
}
