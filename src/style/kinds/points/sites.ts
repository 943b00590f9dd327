import { groupBy } from '../../../core/group-by.ts';
import { countOn } from '../../story-layer.ts';
import type { FeatureProperties } from '../fields.ts';
import type { LayerFeature, Parts } from '../kind.ts';

export function sitesOf(points: readonly LayerFeature[]): readonly Parts[] {
  const sites = groupBy(points, ({ geometry, properties }) => {
    return properties.site ?? `[${String(geometry.coordinates)}]`;
  });
  return [...sites.values()];
}

export const siteName = ([{ properties }]: Parts): string => properties.site ?? properties.name;

/** Returns a point's day, without the time; empty if the point has no date. */
export const dayOf = ({ date = '' }: Pick<FeatureProperties, 'date'>): string =>
  date.split('T')[0] ?? '';

/**
 * Makes one feature per site, at the site's largest point, with its count on each day, and another one there for each
 * of the site's points.
 */
export function prepareSites(features: readonly LayerFeature[]): readonly LayerFeature[] {
  return sitesOf(features).flatMap((points) => {
    const name = siteName(points);
    const all = points.map(({ properties }) => properties);
    const { geometry } = points.reduce((most, point) =>
      (point.properties.count ?? 0) > (most.properties.count ?? 0) ? point : most,
    );
    const feature = (properties: object): LayerFeature => ({
      type: 'Feature',
      geometry,
      properties: { ...properties, name },
    });
    const counts: Record<string, number> = {};
    for (const point of all) {
      const day = countOn(dayOf(point));
      counts[day] = (counts[day] ?? 0) + (point.count ?? 0);
    }
    const uncertain = all.every((point) => point.uncertain);
    const [category, ...others] = new Set(all.map((point) => point.category));
    const alike = category !== undefined && others.length === 0 && { category };
    return [
      feature({ ...counts, ...alike, uncertain, part: 'site' }),
      ...all.map((point) => feature({ ...point, day: dayOf(point), part: 'point' })),
    ];
  });
}
