import {
  bboxPolygon,
  buffer,
  difference,
  featureCollection,
  intersect,
  multiPolygon,
  point,
  rewind,
  simplify,
  union,
  voronoi,
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import type { Country, NamedProperties } from '../../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../../src/tiles/shapes/planar.ts';

type Shape = Feature<Polygon | MultiPolygon>;

/** Kilometres in 12 and in 200 nautical miles: where the zone begins and where it ends at most. */
const reach = { inner: 12 * 1.852, outer: 200 * 1.852 };

/** The sea around Tuvalu in which its neighbours' land is looked for, west and east of 180°. */
const around: [number, number, number, number] = [-14, -20, 12, 4];

/** Degrees by which the outline may be simplified. */
const tolerance = 0.01;

const decimals = 3;

/** Degrees east of the 180th meridian, so that what lies across it is one shape. */
const fromMeridian = ([x = 0, y = 0]: Position): Position => [x > 0 ? x - 180 : x + 180, y];

const ringsOf = ({ geometry }: Country): Position[][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap((rings) =>
    rings.map((ring) => ring.map(fromMeridian)),
  );

const joined = (shapes: readonly Shape[]): Shape => {
  const [first] = shapes;
  const whole = shapes.length > 1 ? union(featureCollection([...shapes])) : first;
  if (!whole) throw new Error('There is nothing to join.');
  return whole;
};

const within = (rings: readonly Position[][], kilometres: number): Shape =>
  joined(
    rings.map((ring) => {
      const grown = buffer(multiPolygon([[ring]]), kilometres, { steps: 16 });
      if (!grown) throw new Error('The land is empty.');
      return grown;
    }),
  );

/** What is nearer to the land of `own` than to that of `others`, on a plane of degrees. */
const nearerTo = (own: readonly Position[], others: readonly Position[]): Shape => {
  const inside = ([x = 0, y = 0]: Position): boolean =>
    x > around[0] && x < around[2] && y > around[1] && y < around[3];
  const places = [...own, ...others.filter(inside)];
  const cells = voronoi(featureCollection(places.map((place) => point(place))), { bbox: around });
  return joined(cells.features.slice(0, own.length).filter((cell) => cell?.geometry));
};

/** A shape without its part on the other side of the meridian, in degrees as they are written. */
const sideOf = (shape: Shape, east: boolean): Position[][][] => {
  const half = bboxPolygon(east ? [0, -90, 90, 90] : [-90, -90, 0, 90]);
  const geometry = intersect(featureCollection([shape, half]))?.geometry;
  if (!geometry) return [];
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const written = ([x = 0, y = 0]: Position): Position =>
    roundTo([east ? x - 180 : x + 180, y], decimals);
  return polygons.map((rings) => rings.map((ring) => ring.map(written)));
};

/**
 * The sea between 12 and 200 nautical miles from Tuvalu's land that is nearer to it than to any
 * other: a shape with a hole around each group of islands, cut at the 180th meridian.
 */
export const seaZoneOf = (
  tuvalu: Country,
  neighbours: readonly Country[],
): Feature<MultiPolygon, NamedProperties> => {
  const rings = ringsOf(tuvalu);
  const others = neighbours.flatMap(ringsOf).flat();
  const nearer = intersect(
    featureCollection([within(rings, reach.outer), nearerTo(unique(rings.flat()), others)]),
  );
  const zone = nearer && difference(featureCollection([nearer, within(rings, reach.inner)]));
  if (!zone) throw new Error('No sea is left of the zone.');
  const smooth = simplify(zone, { tolerance, highQuality: true });
  const coordinates = [...sideOf(smooth, false), ...sideOf(smooth, true)];
  return {
    type: 'Feature',
    properties: { name: 'Sea around Tuvalu' },
    geometry: rewind<MultiPolygon>({ type: 'MultiPolygon', coordinates }) as MultiPolygon,
  };
};

function unique(places: readonly Position[]): Position[] {
  return [...new Map(places.map((place) => [place.join(), place])).values()];
}
