import type { Feature, Geometry, MultiLineString, MultiPolygon, Position } from 'geojson';
import {
  type Area,
  areasOf,
  type SharedAreas,
  sharedAreasOf,
} from '../../../src/build/commands/basemap/shapes/areas.ts';
import { bordersOf } from '../../../src/build/commands/basemap/shapes/borders.ts';
import { cleanAndRound } from '../../../src/build/commands/basemap/shapes/clean-areas.ts';
import { type Detail, roundWith } from '../../../src/build/commands/basemap/shapes/detail.ts';
import { landOf } from '../../../src/build/commands/basemap/shapes/land.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { partOf } from '../../../src/build/commands/basemap/shapes/part-of.ts';
import { rewind } from '../../../src/build/commands/basemap/shapes/rewind.ts';
import { simplifyByPlace } from '../../../src/build/commands/basemap/shapes/simplify-by-place.ts';
import { simplifyLines } from '../../../src/build/commands/basemap/shapes/simplify-lines.ts';
import { withoutSmall } from '../../../src/build/commands/basemap/shapes/without-small.ts';
import type { World } from '../../../src/build/commands/basemap/shapes/world.ts';
import { otherRivers } from '../../data/rivers.ts';
import { alongRingsOf } from './along-rings.ts';
import { armistice } from './armistice.ts';
import { storyCountries } from './story-countries.ts';
import { joinedWorld } from './world.ts';

/** West, south, east and north of the part of the world that the story opens on, in degrees. */
const window = [74, -6, 150, 54] as const;

/** A pixel is 12 km² where the overview gives way to the finer files. */
const within: Detail = { triangle: 36, island: 100, decimals: 2 };
const beyond: Detail = { triangle: 4000, island: 3000, decimals: 1 };

/** A lake is dropped where it is smaller, in km². */
const smallestLake = 900;

/** Gaps that simplifying leaves between neighbours and that are closed, in km². */
const gap = 20;

const detailAt = ([x = 0, y = 0]: Position): Detail =>
  x > window[0] && x < window[2] && y > window[1] && y < window[3] ? within : beyond;

const triangleAt = (place: Position): number => detailAt(place).triangle;

const round = roundWith(detailAt);

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
  const countries = joinedWorld(await coarse(areasOf(world), (place) => detailAt(place).island));
  const water = await coarse(lakes.map(lakeOf), () => smallestLake);
  const named = rivers.filter(({ properties }) => properties.name !== otherRivers);
  const land = landOf(countries, storyCountries);
  return [
    ...land.map(partOf('land')),
    ...bordersOf(countries, armistice).map(alongRingsOf(land)).map(partOf('borders')),
    ...areasOf(water).map(({ geometry }) =>
      partOf('lakes')({
        type: 'Feature',
        properties: { name: 'Lakes' },
        geometry: rewind(geometry),
      }),
    ),
    ...simplifyLines(named, { triangleAt, round }).map(partOf('rivers')),
  ];
};

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
