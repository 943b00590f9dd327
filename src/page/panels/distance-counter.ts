import { locale, page } from '#words';
import type { RouteProgress } from '../../core/route/route-progress.ts';
import { formatNumber } from '../../words/formats.ts';

/** Says under a section how far the route that it draws has come. */
export interface DistanceCounter {
  readonly show: (route: string, progress: RouteProgress) => void;
}

/** A length in words, as the map's own figures are: to the kilometre. */
export function distanceWords({ km }: Pick<RouteProgress, 'km'>): string {
  return page.travelled(formatNumber(Math.round(km), locale));
}

/** Finds the places for it in the page: `.travelled[data-route]`. */
export function createDistanceCounter(): DistanceCounter {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled[data-route]')];
  return {
    show(route, progress) {
      const words = distanceWords(progress);
      for (const place of places) {
        if (place.dataset.route !== route) continue;
        if (place.textContent !== words) place.textContent = words;
      }
    },
  };
}
