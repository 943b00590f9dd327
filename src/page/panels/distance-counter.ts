import { locale, page } from '#words';
import { type DistanceTable, kmAt } from '../../core/route/distance-table.ts';
import { formatNumber } from '../../words/formats.ts';
import type { Frame } from '../reading/reading.ts';

/**
 * Says under a section how far the route that it draws has come, to the kilometre as the map's own
 * figures are, for each frame that it is called with: until the section's hold begins, no farther than
 * it begins with. The places for it in the page are `.travelled`, each with its route in `data-route`,
 * and in `data-distances` that route's {@link DistanceTable} as JSON.
 */
export function distanceCounter(): (frame: Pick<Frame, 'scene' | 'ahead'>) => void {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled')].map((place) => {
    const { route = '', distances = '[]' } = place.dataset;
    const section = place.closest('section')?.id ?? '';
    return { place, section, route, table: JSON.parse(distances) as DistanceTable };
  });
  return ({ scene, ahead }) => {
    for (const { place, section, route, table } of places) {
      const { drawn } = ahead(section) ?? scene;
      const km = Math.round(kmAt(table, drawn[route] ?? 1));
      const words = page.travelled(formatNumber(km, locale));
      if (place.textContent !== words) place.textContent = words;
    }
  };
}
