import type { Page } from 'playwright-core';
import type { Covered } from '../../map/scene/keep-labels-clear.ts';
import { clearOfControls, coveringControls } from '../../page/start/connect-map.ts';

/**
 * What every name on the map of a page gives way to: the controls, each by itself, and the column of
 * the cards where they lie over the map.
 */
export const readCovered = (page: Page): Promise<readonly Covered[]> =>
  page.evaluate(
    ({ controls, clear }) => {
      const map = document.querySelector('#map')?.getBoundingClientRect();
      const main = document.querySelector('main')?.getBoundingClientRect();
      if (!map || !main) throw new Error('There is no map, or no text.');
      const boxes = [...document.querySelectorAll(`#stage :is(${controls})`)]
        .filter((control) =>
          control.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
        )
        .map((control) => {
          const { left, top, width, height } = control.getBoundingClientRect();
          return {
            left: left - map.left - clear,
            top: top - map.top - clear,
            width: width + 2 * clear,
            height: height + 2 * clear,
          };
        });
      const isBeside = map.height >= innerHeight;
      const column = { left: 0, top: 0, width: main.right - map.left, height: map.height };
      return isBeside ? [...boxes, column] : boxes;
    },
    { controls: coveringControls, clear: clearOfControls },
  );
