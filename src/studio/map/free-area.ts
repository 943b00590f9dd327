import { freePart } from '../../core/camera/fit-bounds.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { SeenNow } from '../bar/watch-view.ts';

/** The outline of the part of the map that a section's bounds are fitted into. */
interface FreeArea {
  /** Shows it while the map is moved. */
  readonly see: (seen: Pick<SeenNow, 'viewport' | 'moved'>) => void;
  readonly stop: () => void;
}

/** Puts the outline over the map, unseen at first. */
export function createFreeArea(): FreeArea {
  const outline = createElement('div', { id: 'studio-free', hidden: true, ariaHidden: 'true' });
  document.body.append(outline);
  return {
    see({ viewport, moved }) {
      outline.hidden = !moved;
      if (!moved) return;
      const stage = findElement('stage').getBoundingClientRect();
      const { width, height, padding } = freePart(viewport);
      Object.assign(outline.style, {
        left: `${stage.left + padding.left}px`,
        top: `${stage.top + padding.top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    },
    stop: () => outline.remove(),
  };
}
