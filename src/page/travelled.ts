import { groupedDigits } from '../core/grouped-digits.ts';
import type { RouteProgress } from '../core/route-progress.ts';

/** Says under a section how far the route that it draws has come. */
export interface Travelled {
  readonly show: (route: string, progress: RouteProgress) => void;
}

/** A length in words, as the map's own figures are: to the kilometre. */
export function travelledWords({ km }: Pick<RouteProgress, 'km'>): string {
  return `${groupedDigits(Math.round(km))} km so far`;
}

/** Finds the places for it in the page: `.travelled[data-route]`. */
export function createTravelled(): Travelled {
  const places = [...document.querySelectorAll<HTMLElement>('.travelled[data-route]')];
  return {
    show(route, progress) {
      const words = travelledWords(progress);
      for (const place of places) {
        if (place.dataset.route !== route) continue;
        if (place.textContent !== words) place.textContent = words;
      }
    },
  };
}
