import { lineString, pointToLineDistance } from '@turf/turf';
import type { Feature, MultiLineString, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { bordersBetween } from '../../../src/build/commands/basemap/shapes/borders-between.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import type { World } from '../../../src/build/commands/basemap/shapes/world.ts';
import { type NamedRiver, namedRivers, otherRivers } from '../../data/rivers.ts';
import { roundAt } from './detail.ts';
import { followLine } from './follow-line.ts';

/** Natural Earth's file as far as it is read here. */
export type NaturalEarth = Topology<{ rivers: GeometryCollection }>;

type River = Feature<MultiLineString, NamedProperties>;

/** West, south, east and north of the window that a river must touch, in degrees. */
const window = [80, -2, 150, 56] as const;

/** Borders in the middle of a large river, by the countries' ISO 3166-1 alpha-3 codes. */
const riverBorders: ReadonlySet<string> = new Set(['CHN-RUS', 'LAO-MMR', 'LAO-THA']);

/** How far, in km, the source's line may lie from the border that is the same river. */
const borderReach = 10;

/** How far, in km, a river's known place may lie from its line in the source. */
const nameReach = 25;

const touchesWindow = (line: readonly Position[]): boolean =>
  line.some(([x = 0, y = 0]) => x > window[0] && x < window[2] && y > window[1] && y < window[3]);

const isOf = ({ near }: NamedRiver, line: readonly Position[]): boolean => {
  const shape = lineString([...line]);
  return near.some((place) => pointToLineDistance(place, shape) < nameReach);
};

/**
 * The large rivers that touch the window, a feature a name. Where a river is a border of the
 * basemap, its line is that border.
 */
export const riversOf = (naturalEarth: NaturalEarth, world: World): River[] => {
  const borders = bordersBetween(world, (a, b) => riverBorders.has(`${a}-${b}`));
  const sourceLines: Position[][] = mesh(naturalEarth, naturalEarth.objects.rivers).coordinates;
  const lines = sourceLines.filter(touchesWindow);
  const drawn = (line: Position[]): Position[] =>
    borders
      .reduce((followed, border) => followLine(followed, border, borderReach), line)
      .map(roundAt);
  const riverOf = (properties: NamedProperties, own: Position[][]): River => ({
    type: 'Feature',
    properties,
    geometry: { type: 'MultiLineString', coordinates: own.map(drawn) },
  });
  const ownerOf = (line: Position[]) => namedRivers.find((river) => isOf(river, line));
  const owned = lines.map((line) => ({ line, owner: ownerOf(line) }));
  const linesOf = (river: NamedRiver | undefined) =>
    owned.flatMap(({ line, owner }) => (owner === river ? [line] : []));
  return [
    ...namedRivers.map((river) => {
      const { near: _, ...names } = river;
      return riverOf(names, linesOf(river));
    }),
    riverOf({ name: otherRivers }, linesOf(undefined)),
  ];
};
