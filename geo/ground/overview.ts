import { feature } from '@turf/helpers';
import type { Feature, Geometry, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import { partOf } from '../../src/read/geometry/read-geometry.ts';
import type { Detail } from '../../src/tiles/detail.ts';
import {
  type Area,
  cleanAndRound,
  simplified,
  withoutSmall,
} from '../../src/tiles/shapes/areas.ts';
import {
  bordersOf,
  type Country,
  landOf,
  type NamedProperties,
} from '../../src/tiles/shapes/ground.ts';
import { simplifiedLines } from '../../src/tiles/shapes/waters.ts';
import { armistice, joinedCountries, storyCountries } from './countries.ts';
import { otherRivers } from './rivers.ts';

/** West, south, east and north of the part of the world that the story opens on, in degrees. */
const window = [74, -6, 150, 54] as const;

type LandDetail = Pick<Detail, 'triangle' | 'island' | 'decimals'>;

/** A pixel is 12 km² where the overview gives way to the finer files. */
const within: LandDetail = { triangle: 36, island: 100, decimals: 2 };
const beyond: LandDetail = { triangle: 4000, island: 3000, decimals: 1 };

/** A lake is dropped where it is smaller, in km². */
const smallestLake = 900;

/** Gaps that simplifying leaves between neighbours and that are closed, in km². */
const gap = 20;

const detailAt = ([x = 0, y = 0]: Position): LandDetail =>
  x > window[0] && x < window[2] && y > window[1] && y < window[3] ? within : beyond;

/** What the overview is made of, as the fine basemap has it. */
interface FineBasemap {
  /** Ending at the antimeridian. */
  readonly countries: readonly Country[];
  readonly lakes: readonly Feature<MultiPolygon, NamedProperties>[];
  readonly rivers: readonly Feature<MultiLineString, NamedProperties>[];
}

/**
 * The whole basemap once more for small scales: land, borders, lakes and rivers in one file, each
 * feature with its `part`, made from the fine one so that the two lie on one another.
 */
export const overviewOf = async (
  fine: FineBasemap,
): Promise<Feature<Geometry, NamedProperties>[]> => {
  const coarser = await coarse(fine.countries, (place) => detailAt(place).island);
  const countries = joinedCountries(coarser);
  const lakes = await coarse(
    fine.lakes.map(({ geometry }) => feature(geometry)),
    () => smallestLake,
  );
  const named = fine.rivers.flatMap(({ properties: { name }, ...river }) =>
    name === otherRivers ? [] : { ...river, properties: { name } },
  );
  const land = await landOf(countries, storyCountries);
  return [
    ...land.map(partOf('land')),
    ...bordersOf(countries, armistice).map(alongRingsOf(land)).map(partOf('borders')),
    ...lakes.map((lake) => partOf('lakes')({ ...lake, properties: { name: 'Lakes' } })),
    ...simplifiedLines(named, detailAt).map(partOf('rivers')),
  ];
};

async function coarse<P extends Record<string, unknown> | null>(
  areas: readonly Area<P>[],
  smallest: (place: Position) => number,
): Promise<Area<P>[]> {
  const simple = simplified(areas, (place) => detailAt(place).triangle);
  const kept = simple.flatMap((each) => withoutSmall(each, smallest));
  return cleanAndRound(kept, gap, (place) => detailAt(place).decimals);
}

/**
 * Turns lines around that run against the rings of some areas for more of their way than with them. The
 * rest of a file then repeats what its areas have said, which a compressor sees only in the same order.
 */
export const alongRingsOf = (areas: readonly Feature<Polygon | MultiPolygon>[]) => {
  const ways = new Set(
    areas
      .flatMap(({ geometry }) => ringsOf(geometry))
      .flatMap((ring) => ring.slice(1).map((to, i) => wayOf(ring[i], to))),
  );
  const along = (line: readonly Position[]): number =>
    line.slice(1).filter((to, i) => ways.has(wayOf(line[i], to))).length;
  const turned = (line: Position[]): Position[] => {
    const back = line.toReversed();
    return along(back) > along(line) ? back : line;
  };
  return <P>(feature: Feature<MultiLineString, P>): Feature<MultiLineString, P> => ({
    ...feature,
    geometry: { ...feature.geometry, coordinates: feature.geometry.coordinates.map(turned) },
  });
};

const ringsOf = (geometry: Polygon | MultiPolygon): readonly Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

const wayOf = (from: Position = [], to: Position): string => `${from.join()} ${to.join()}`;
