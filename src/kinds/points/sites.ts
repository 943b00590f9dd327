import { countOn } from '../../style/days-shown.ts';
import type { PreparedFeature } from '../kind.ts';
import type { FeatureProperties } from '../layer-collection.ts';

interface OfSite {
  readonly geometry: { readonly coordinates: unknown };
  readonly properties: unknown;
}

const told = ({ properties }: OfSite): Partial<FeatureProperties> =>
  (properties ?? {}) as Partial<FeatureProperties>;

/** By what the points of one site are known: its name, or else where they lie. */
const keyOf = (point: OfSite): string =>
  told(point).site ?? `[${String(point.geometry.coordinates)}]`;

/** The points of each site, in their order. */
export function sitesOf<P extends OfSite>(points: readonly P[]): (readonly [P, ...P[]])[] {
  const sites = new Map<string, [P, ...P[]]>();
  for (const point of points) {
    const known = sites.get(keyOf(point));
    if (known) known.push(point);
    else sites.set(keyOf(point), [point]);
  }
  return [...sites.values()];
}

/** The name by which a site is told of: its own, or that of its first point. */
export const siteName = ([first]: readonly [OfSite, ...OfSite[]]): string =>
  told(first).site ?? told(first).name ?? '';

/** The day of a point, without its time; empty where it has none. */
export const dayOf = ({ date = '' }: Partial<FeatureProperties>): string =>
  date.split('T')[0] ?? '';

/**
 * Points as the map is given them: one feature a site, with what was counted there on each day, where
 * most of it was, and over it, at the same place, every point of the site.
 */
export function prepareSites<F extends PreparedFeature>(features: readonly F[]): readonly F[] {
  return sitesOf(features).flatMap((points) => {
    const name = siteName(points);
    const { geometry } = points.reduce((most, point) =>
      (told(point).count ?? 0) > (told(most).count ?? 0) ? point : most,
    );
    const feature = (properties: object) =>
      ({ type: 'Feature', geometry, properties: { ...properties, name } }) as unknown as F;
    const counts: Record<string, number> = {};
    for (const point of points) {
      const day = countOn(dayOf(told(point)));
      counts[day] = (counts[day] ?? 0) + (told(point).count ?? 0);
    }
    const uncertain = points.every((point) => told(point).uncertain);
    return [
      feature({ ...counts, uncertain, part: 'site' }),
      ...points.map((point) =>
        feature({ ...point.properties, day: dayOf(told(point)), part: 'point' }),
      ),
    ];
  });
}
