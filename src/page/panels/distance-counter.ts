import { locale, page } from '#words';
import { type DistanceTable, kmAt } from '../../core/route/km-at.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { formatNumber } from '../../words/formats.ts';

/** Says under a section how far the route that it draws has come. */
export interface DistanceCounter {
  readonly show: (scene: Pick<Scene, 'drawn'>) => void;
}

/** A length in words, as the map's own figures are: to the kilometre. */
export function distanceWords(km: number): string {
  return page.travelled(formatNumber(Math.round(km), locale));
}

/**
 * Finds the places for it in the page: `.travelled`, each with its route in `data-route`, and in
 * `data-distances` that route's {@link DistanceTable} as JSON.
 */
export function createDistanceCounter(): DistanceCounter {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]' } = place.dataset;
    return { place, route, table: JSON.parse(distances) as DistanceTable };
  });
  return {
    show({ drawn }) {
      for (const { place, route, table } of places) {
        const words = distanceWords(kmAt(table, drawn[route] ?? 1));
        if (place.textContent !== words) place.textContent = words;
      }
    },
  };
}
