import { locale, page } from '#words';
import { type DistanceTable, kmAt } from '../../core/route/km-at.ts';
import type { Scene } from '../../core/timeline/scene.ts';
import { formatNumber } from '../../words/formats.ts';

/**
 * Says under a section how far the route that it draws has come, to the kilometre as the map's own
 * figures are, for each scene that it is called with. The places for it in the page are `.travelled`,
 * each with its route in `data-route`, and in `data-distances` that route's {@link DistanceTable} as
 * JSON.
 */
export function distanceCounter(): (scene: Pick<Scene, 'drawn'>) => void {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]' } = place.dataset;
    return { place, route, table: JSON.parse(distances) as DistanceTable };
  });
  return ({ drawn }) => {
    for (const { place, route, table } of places) {
      const km = Math.round(kmAt(table, drawn[route] ?? 1));
      const words = page.travelled(formatNumber(km, locale));
      if (place.textContent !== words) place.textContent = words;
    }
  };
}
