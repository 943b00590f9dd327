import type {
  Feature,
  FeatureCollection,
  Geometry,
  MultiLineString,
  MultiPolygon,
  Position,
} from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { otherRivers } from '../data/rivers.ts';
import type { NamedProperties } from '../layer.ts';
import { type Area, areasOf, type SharedAreas, sharedAreasOf } from './areas.ts';
import { bordersOf } from './borders.ts';
import { cleanAndRound } from './clean-areas.ts';
import { landOf } from './land.ts';
import { ringArea } from './planar.ts';
import { rewind } from './rewind.ts';
import { roundTo } from './round.ts';
import { simplifyByPlace } from './simplify-by-place.ts';
import { joinedWorld, type World } from './world.ts';

/** How coarse the overview is. */
interface Coarseness {
  /** A vertex is dropped where its triangle is smaller, in km². */
  readonly triangle: number;
  /** An island is dropped where it is smaller, in km². */
  readonly island: number;
  readonly decimals: number;
}

/** West, south, east and north of the part of the world that the story opens on, in degrees. */
const window = [74, -6, 150, 54] as const;

/** A pixel is 12 km² where the overview gives way to the finer files. */
const within: Coarseness = { triangle: 36, island: 100, decimals: 2 };
const beyond: Coarseness = { triangle: 4000, island: 3000, decimals: 1 };

/** A lake is dropped where it is smaller, in km². */
const smallestLake = 900;

/** Gaps that simplifying leaves between neighbours and that are closed, in km². */
const gap = 20;

const coarsenessAt = ([x = 0, y = 0]: Position): Coarseness =>
  x > window[0] && x < window[2] && y > window[1] && y < window[3] ? within : beyond;

const triangleAt = (place: Position): number => coarsenessAt(place).triangle;

const round = (position: Position): Position => roundTo(position, coarsenessAt(position).decimals);

/** What the overview is made of, as the fine basemap has it. */
export interface FineBasemap {
  /** The countries, ending at the antimeridian. */
  readonly world: World;
  readonly lakes: readonly Feature<MultiPolygon, NamedProperties>[];
  readonly rivers: readonly Feature<MultiLineString, NamedProperties>[];
}

/**
 * The whole basemap once more for small scales: land, borders, lakes and rivers in one file, each
 * feature with its `part`, made from the fine one so that the two lie on one another.
 */
export const overviewOf = async ({
  world,
  lakes,
  rivers,
}: FineBasemap): Promise<Feature<Geometry, NamedProperties>[]> => {
  const countries = joinedWorld(
    await coarse(areasOf(world), (place) => coarsenessAt(place).island),
  );
  const water = await coarse(lakes.map(lakeOf), () => smallestLake);
  return [
    ...landOf(countries).map(partOf('land')),
    ...bordersOf(countries).map(partOf('borders')),
    ...areasOf(water).map(({ geometry }) =>
      partOf('lakes')({
        type: 'Feature',
        properties: { name: 'Lakes' },
        geometry: rewind(geometry),
      }),
    ),
    ...coarseLines(rivers.filter(({ properties }) => properties.name !== otherRivers)).map(
      partOf('rivers'),
    ),
  ];
};

const partOf =
  (part: string) =>
  <G extends Geometry>(feature: Feature<G, NamedProperties>): Feature<G, NamedProperties> => ({
    ...feature,
    properties: { ...feature.properties, part },
  });

const lakeOf = ({ geometry }: Feature<MultiPolygon>): Area<{ a3: string }> => ({
  type: 'Feature',
  properties: { a3: 'lake' },
  geometry,
});

async function coarse(
  areas: readonly Area<{ a3: string }>[],
  smallest: (place: Position) => number,
): Promise<SharedAreas<{ a3: string }>> {
  const simple = simplifyByPlace(sharedAreasOf(areas), triangleAt);
  const kept = areasOf(simple).flatMap((each) => withoutSmall(each, smallest));
  return cleanAndRound(kept, gap, round);
}

function withoutSmall<P extends { a3: string }>(
  area: Area<P>,
  smallest: (place: Position) => number,
): Area<P>[] {
  const { geometry } = area;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.filter(([ring = []]) => ringArea(ring) >= smallest(ring[0] ?? []));
  if (coordinates.length === 0) return [];
  return [{ ...area, geometry: { type: 'MultiPolygon', coordinates } }];
}

function coarseLines(
  lines: readonly Feature<MultiLineString, NamedProperties>[],
): Feature<MultiLineString, NamedProperties>[] {
  const collection: FeatureCollection = { type: 'FeatureCollection', features: [...lines] };
  const shared = topology({ lines: collection }) as Topology<{
    lines: GeometryCollection<NamedProperties>;
  }>;
  const simple = simplifyByPlace(shared, triangleAt);
  return feature(simple, simple.objects.lines).features.map(({ geometry, properties }) => ({
    type: 'Feature',
    properties: { name: properties.name },
    geometry: {
      type: 'MultiLineString',
      coordinates: (geometry as MultiLineString).coordinates.map((line) => line.map(round)),
    },
  }));
}
