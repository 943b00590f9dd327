import { kmPerDegree } from '../../../core/camera/mercator.ts';
import { groupBy } from '../../../core/group-by.ts';
import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { countOn } from '../../story-layer.ts';
import type { FeatureProperties } from '../fields.ts';
import { sizeOnGround } from '../ground-circles.ts';
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

/** Returns the categories whose points are told apart by a core. */
export const coredOf = ({ categories = {} }: Pick<LayerSpec, 'categories'>): readonly string[] =>
  Object.keys(categories).filter((name) => categories[name]?.form === 'core');

export const isUncertain = ({ uncertain, withinKm }: FeatureProperties): boolean =>
  uncertain === true || withinKm !== undefined;

/**
 * Makes one feature per site, at the site's largest point, with its count on each day, and another one there for each
 * of the site's points or, with `marksInKm`, beside it for each one that was counted.
 */
export function prepareSites(
  features: readonly LayerFeature[],
  layer: Pick<LayerSpec, 'categories'> & { readonly marksInKm?: number },
): readonly LayerFeature[] {
  const { marksInKm } = layer;
  const cored = coredOf(layer);
  return sitesOf(features).flatMap((points) => {
    const name = siteName(points);
    const all = points.map(({ properties }) => properties);
    const largest = points.reduce((most, point) =>
      (point.properties.count ?? 0) > (most.properties.count ?? 0) ? point : most,
    );
    const { geometry } = largest;
    const at = (place: LayerFeature['geometry'], properties: object): LayerFeature => ({
      type: 'Feature',
      geometry: place,
      properties: { ...properties, name },
    });
    const counts: Record<string, number> = {};
    for (const point of all) {
      const day = countOn(dayOf(point));
      counts[day] = (counts[day] ?? 0) + (point.count ?? 0);
    }
    const uncertain = all.every(isUncertain);
    const { withinKm } = largest.properties;
    const [, latitude] = geometry.coordinates as number[];
    const ring = uncertain && withinKm && { within: sizeOnGround(withinKm, latitude) };
    const [category, ...others] = new Set(all.map((point) => point.category));
    const alike = category !== undefined && others.length === 0 && { category };
    const places = marksInKm ? markPlaces(points, geometry, marksInKm) : [];
    return [
      at(geometry, { ...counts, ...alike, ...ring, uncertain, part: 'site' }),
      ...all.flatMap((point) => {
        const part = { ...point, day: dayOf(point), part: 'point' };
        if (!marksInKm) return [at(geometry, part)];
        return places.splice(0, point.count ?? 0).map((coordinates) => {
          const filled = cored.length === 0 || cored.includes(point.category ?? '');
          const size = sizeOnGround(marksInKm, coordinates[1]);
          return at({ type: 'Point', coordinates }, { ...part, filled, size });
        });
      }),
    ];
  });
}

/** The distance from mark to mark, in radii of one. */
const pitch = 2.5;

/** Lays out a site's marks in rows, about as many rows as there are marks in each, from its `marksAt` on. */
function markPlaces(points: Parts, { coordinates }: LayerFeature['geometry'], radiusInKm: number) {
  const total = points.reduce((sum, { properties }) => sum + (properties.count ?? 0), 0);
  const perRow = Math.max(5, Math.ceil(Math.sqrt(total)));
  const [lng = 0, lat = 0] = coordinates as number[];
  const north = (pitch * radiusInKm) / kmPerDegree;
  const east = north / Math.cos((lat * Math.PI) / 180);
  const given = points.find(({ properties }) => properties.marksAt)?.properties.marksAt;
  const [x, y] = given ?? [lng + east, lat];
  return Array.from({ length: total }, (_, i): [number, number] => [
    x + (i % perRow) * east,
    y - Math.floor(i / perRow) * north,
  ]);
}
