import { findElement } from '../../dom/find-element.ts';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { isStacked } from '../reading/text-top.ts';

/** What covers the map: each control by itself, since the map is seen between them. */
export const coveringControls = '.button, .switch, .attribution span, .scale, #key, #layers';

/** How far from a control a name keeps, in CSS pixels. */
export const clearOfControls = 4;

/**
 * What covers the map now, in CSS pixels from its top left corner: its controls, and beside the text
 * the whole column that the cards scroll through.
 */
export function coveredBoxes(): readonly Covered[] {
  const map = findElement('map').getBoundingClientRect();
  const shown = [
    ...document.querySelectorAll<HTMLElement>(`#stage :is(${coveringControls})`),
  ].filter((control) =>
    control.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
  );
  const boxes = shown.map((control) => {
    const { left, top, width, height } = control.getBoundingClientRect();
    return {
      left: left - map.left - clearOfControls,
      top: top - map.top - clearOfControls,
      width: width + 2 * clearOfControls,
      height: height + 2 * clearOfControls,
    };
  });
  return [...boxes, ...column(map)];
}

/** The column of the cards, where they lie over the map. */
function column(map: DOMRect): readonly Covered[] {
  const main = document.querySelector<HTMLElement>('main');
  if (!main?.checkVisibility({ visibilityProperty: true }) || isStacked(main)) return [];
  const width = main.getBoundingClientRect().right - map.left;
  return [{ left: 0, top: 0, width, height: map.height }];
}
