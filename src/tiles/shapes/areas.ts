import { featureCollection } from '@turf/helpers';
import type {
  Feature,
  FeatureCollection,
  GeoJsonProperties,
  Geometry,
  MultiLineString,
  MultiPolygon,
  Polygon,
  Position,
} from 'geojson';
import mapshaper from 'mapshaper';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { changed, polygonsOf, ringArea, roundTo, triangleArea } from './planar.ts';

export type Area<P extends GeoJsonProperties = GeoJsonProperties> = Feature<
  Polygon | MultiPolygon,
  P
>;

type Line = Feature<MultiLineString>;

export const sharedArcs = (features: readonly (Area | Line)[]) =>
  topology({ all: featureCollection<Geometry>([...features]) }) as Topology<{
    all: GeometryCollection;
  }>;

/**
 * Simplifies shapes (Visvalingam and Whyatt, 1993) by a threshold in km² that depends on the place. Neighbours share
 * arcs, so that they stay in contact, without a seam between fine and coarse places.
 */
export function simplified<F extends Area | Line>(
  features: readonly F[],
  triangleAt: (place: Position) => number,
): F[] {
  const weighed = presimplify(
    sharedArcs(features),
    ([a, b, c]) => triangleArea(a, b, c) / triangleAt(b),
  );
  const simple = simplify(weighed, 1);
  return feature(simple, simple.objects.all).features as F[];
}

export async function mapshape<P extends GeoJsonProperties, Output = Area<P>>(
  command: string,
  features: readonly Feature<Geometry, P>[],
): Promise<Output[]> {
  if (features.length === 0) return [];
  const input = { 'in.json': JSON.stringify(featureCollection([...features])) };
  const commands = `-i in.json ${command} -o out.json geojson-type=FeatureCollection`;
  const output = await mapshaper.applyCommands(commands, input);
  const made: FeatureCollection<Geometry | null> = JSON.parse(
    Buffer.from(output['out.json'] ?? []).toString('utf8'),
  );
  return made.features.filter(({ geometry }) => geometry !== null) as Output[];
}

/** Makes neighbours share every vertex and removes overlaps; closes gaps below `gap` km². */
export const cleaned = <P extends GeoJsonProperties>(
  areas: readonly Area<P>[],
  gap: number,
): Promise<Area<P>[]> => mapshape(`-clean gap-fill-area=${gap}km2`, areas);

export async function dissolved(areas: readonly Area[]): Promise<MultiPolygon> {
  const bare = areas.map((area) => ({ ...area, properties: {} }));
  const whole = await mapshape('-dissolve2 gap-fill-area=0', bare);
  const coordinates = whole.flatMap(({ geometry }) => polygonsOf(geometry));
  return { type: 'MultiPolygon', coordinates };
}

/**
 * Cleans areas and rounds their vertices by turns, since rounding can make lines cross.
 * @throws Error if they have not settled after eight rounds.
 */
export async function cleanAndRound<P extends GeoJsonProperties>(
  areas: readonly Area<P>[],
  gap: number,
  decimalsAt: (place: Position) => number,
): Promise<Area<P>[]> {
  const serialised = (shapes: readonly Area[]): string =>
    JSON.stringify(shapes.map(({ geometry }) => polygonsOf(geometry)));
  const round = (place: Position): Position => roundTo(place, decimalsAt(place));
  let current = areas;
  // Areas settle after two or three rounds.
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const clean = await cleaned(current, gap);
    const rounded = clean.map((area) => ({ ...area, geometry: changed(area.geometry, round) }));
    if (serialised(rounded) === serialised(clean)) return clean;
    current = rounded;
  }
  throw new Error('Rounding and cleaning the areas does not settle: keep more decimals.');
}

/** Drops parts smaller than the minimum area at their place, in km²; returns an empty list if no part is left. */
export function withoutSmall<P extends GeoJsonProperties>(
  area: Area<P>,
  minAreaAt: (place: Position) => number,
): Area<P>[] {
  const coordinates = polygonsOf(area.geometry).filter(
    ([ring = []]) => ringArea(ring) >= minAreaAt(ring[0] ?? []),
  );
  const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates };
  return coordinates.length > 0 ? [{ ...area, geometry }] : [];
}
