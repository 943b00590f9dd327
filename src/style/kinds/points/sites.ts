import { groupBy } from '../../../core/group-by.ts';
import { countOn } from '../../story-layer.ts';
import type { FeatureProperties } from '../fields.ts';
import type { Collection } from '../kind.ts';

interface OfSite {
  readonly geometry: { readonly coordinates: unknown };
  readonly properties: unknown;
}

const propertiesOf = ({ properties }: OfSite): Partial<FeatureProperties> =>
  (properties ?? {}) as Partial<FeatureProperties>;

const keyOf = (point: OfSite): string =>
  propertiesOf(point).site ?? `[${String(point.geometry.coordinates)}]`;

export function sitesOf<P extends OfSite>(points: readonly P[]): (readonly [P, ...P[]])[] {
  return [...groupBy(points, keyOf).values()];
}

/** Its own, or that of its first point. */
export const siteName = ([first]: readonly [OfSite, ...OfSite[]]): string =>
  propertiesOf(first).site ?? propertiesOf(first).name ?? '';

/** The day of a point, without its time; empty where it has none. */
export const dayOf = ({ date = '' }: Partial<FeatureProperties>): string =>
  date.split('T')[0] ?? '';

/**
 * Points as MapLibre gets them: one feature a site, with its count on each day, at the point with the largest
 * count; and at the same place every point of the site.
 */
export function prepareSites<F extends Collection['features'][number]>(
  features: readonly F[],
): readonly F[] {
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
