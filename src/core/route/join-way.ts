import type { LngLat } from '../camera/lng-lat.ts';
import type { RouteFeature } from './route.ts';

/**
 * A route's features with all lines of its way as one feature, joined end to end in their order. Its
 * properties are those of the first line, with the stops of all. A leap stays as it is.
 */
export function joinWay<F extends RouteFeature>(features: readonly F[]): readonly F[] {
  const isLeap = (feature: F) => feature.properties?.part === 'leap';
  const way = features.filter((feature) => !isLeap(feature));
  const [first] = way;
  if (!first || (way.length === 1 && first.geometry.type === 'LineString')) return features;
  const stops = way.flatMap(({ properties }) => properties?.stops ?? []);
  return [
    {
      ...first,
      properties: { ...first.properties, ...(stops.length > 0 && { stops }) },
      geometry: { type: 'LineString', coordinates: joined(way.flatMap(linesOf)) },
    },
    ...features.filter(isLeap),
  ];
}

/** The lines of a feature, in their order. */
export function linesOf({ geometry }: RouteFeature): readonly (readonly LngLat[])[] {
  if (geometry.type === 'LineString') return [geometry.coordinates as readonly LngLat[]];
  return geometry.type === 'MultiLineString'
    ? (geometry.coordinates as readonly (readonly LngLat[])[])
    : [];
}

/** One line of several; where they meet, the position is there once. */
function joined(lines: readonly (readonly LngLat[])[]): readonly LngLat[] {
  return lines.flat().filter(([lng, lat], i, all) => {
    const before = all[i - 1];
    return !before || (before[0] - lng) % 360 !== 0 || before[1] !== lat;
  });
}
