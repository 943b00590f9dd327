import { lineString, pointToLineDistance } from '@turf/turf';
import type { Feature, MultiLineString, Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import {
  bordersBetween,
  type Country,
  type NamedProperties,
} from '../../src/tiles/shapes/ground.ts';
import { followLine } from '../shapes/along-border.ts';
import { roundAt } from './detail.ts';

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
export const riversOf = (naturalEarth: NaturalEarth, countries: readonly Country[]): River[] => {
  const borders = bordersBetween(countries, (pair) => riverBorders.has(pair));
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

/** A large river, known in the source by a place on or near each of its lines. */
interface NamedRiver {
  readonly name: string;
  readonly ko: string;
  readonly zh: string;
  readonly near: readonly Position[];
}

/** The rivers that carry a name; the source's other lines in the window share one. */
const namedRivers: readonly NamedRiver[] = [
  {
    name: 'Mekong',
    ko: '메콩강',
    zh: '湄公河',
    near: [
      [95.9, 32.6],
      [100.3, 22.9],
      [102.6, 18.0],
      [105.7, 15.3],
      [105.0, 11.4],
      [105.3, 10.8],
      [106.4, 10.2],
    ],
  },
  {
    name: 'Yangtze',
    ko: '양쯔강',
    zh: '长江',
    near: [
      [98.8, 30.8],
      [101.9, 26.2],
      [104.1, 29.1],
      [108.7, 30.9],
      [114.5, 30.6],
      [116.1, 29.5],
      [117.9, 31.1],
    ],
  },
  {
    name: 'Yellow River',
    ko: '황허강',
    zh: '黄河',
    near: [
      [97.4, 34.9],
      [105.9, 37.7],
      [116.6, 36.4],
    ],
  },
  {
    name: 'Amur',
    ko: '아무르강',
    zh: '黑龙江',
    near: [
      [126.0, 52.7],
      [130.6, 48.8],
      [136.0, 49.0],
      [139.0, 51.0],
    ],
  },
  {
    name: 'Songhua',
    ko: '쑹화강',
    zh: '松花江',
    near: [
      [127.7, 46.0],
      [130.8, 47.2],
    ],
  },
  {
    name: 'Liao',
    ko: '랴오허강',
    zh: '辽河',
    near: [
      [123.3, 42.2],
      [122.9, 43.8],
      [117.6, 43.1],
    ],
  },
  { name: 'Red River', ko: '홍강', zh: '红河', near: [[105.1, 21.4]] },
  {
    name: 'Salween',
    ko: '살윈강',
    zh: '怒江',
    near: [
      [94.5, 31.8],
      [98.8, 24.1],
      [97.3, 18.6],
    ],
  },
  {
    name: 'Irrawaddy',
    ko: '이라와디강',
    zh: '伊洛瓦底江',
    near: [
      [95.4, 21.7],
      [98.3, 27.1],
    ],
  },
];

/** The name that the rivers without one share. */
export const otherRivers = 'Other rivers';
