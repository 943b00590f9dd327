import { groupBy } from '../../../core/group-by.ts';
import { countOn } from '../../story-layer.ts';
import type { PreparedFeature } from '../kind.ts';
import type { FeatureProperties } from '../properties.ts';

interface OfSite {
  readonly geometry: { readonly coordinates: unknown };
  readonly properties: unknown;
}

const propertiesOf = ({ properties }: OfSite): Partial<FeatureProperties> =>
  (properties ?? {}) as Partial<FeatureProperties>;

/** By what the points of one site are known: its name, or else where they lie. */
const keyOf = (point: OfSite): string =>
  propertiesOf(point).site ?? `[${String(point.geometry.coordinates)}]`;

/** The points of each site, in their order. */
export function sitesOf<P extends OfSite>(points: readonly P[]): (readonly [P, ...P[]])[] {
  return [...groupBy(points, keyOf).values()];
}

/** The name by which a site is told of: its own, or that of its first point. */
export const siteName = ([first]: readonly [OfSite, ...OfSite[]]): string =>
  propertiesOf(first).site ?? propertiesOf(first).name ?? '';

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
      (propertiesOf(point).count ?? 0) > (propertiesOf(most).count ?? 0) ? point : most,
    );
    const feature = (properties: object) =>
      ({ type: 'Feature', geometry, properties: { ...properties, name } }) as unknown as F;
    const counts: Record<string, number> = {};
    for (const point of points) {
      const day = countOn(dayOf(propertiesOf(point)));
      counts[day] = (counts[day] ?? 0) + (propertiesOf(point).count ?? 0);
    }
    const uncertain = points.every((point) => propertiesOf(point).uncertain);
    const [category, ...others] = new Set(points.map((point) => propertiesOf(point).category));
    const alike = category !== undefined && others.length === 0 && { category };
    return [
      feature({ ...counts, ...alike, uncertain, part: 'site' }),
      ...points.map((point) =>
        feature({ ...point.properties, day: dayOf(propertiesOf(point)), part: 'point' }),
      ),
    ];
  });
}
