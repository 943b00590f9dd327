import { polygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { signedArea } from '../../src/core/geometry/coordinates.ts';
import { type Area, cleaned, dissolved, simplified } from '../../src/tiles/shapes/areas.ts';
import {
  bordersBetween,
  type Country,
  type NamedProperties,
} from '../../src/tiles/shapes/ground.ts';
import { ringArea, roundTo } from '../../src/tiles/shapes/planar.ts';
import { eastward, followBorder, longest } from './along-border.ts';

const yanbianName = '延边朝鲜族自治州';

/** How far, in km, the prefectures' edge may lie from the border that it follows. */
const reach = 2;

/** Gaps between prefectures that are closed, in km². */
const largestGap = 20;

/** Vertices of a triangle below this, in km², are dropped inland. */
const inlandTriangle = 0.25;

type Prefecture = Area<{ name: string }>;

/** The outline of prefectures that lie beside one another, without islands. */
const outlineOf = async (prefectures: readonly Prefecture[]): Promise<Position[]> => {
  const { coordinates } = await dissolved(prefectures);
  return coordinates
    .map(([exterior = []]) => exterior)
    .reduce((best, ring) => (ringArea(ring) > ringArea(best) ? ring : best), [])
    .map((position) => roundTo(position, 4));
};

/** China's border with North Korea, and on with Russia from where the three meet. */
const frontierOf = (countries: readonly Country[]): Position[] => {
  const southern = eastward(longest(bordersBetween(countries, (pair) => pair === 'CHN-PRK')));
  const corner = String(southern.at(-1));
  const eastern = bordersBetween(countries, (pair) => pair === 'CHN-RUS')
    .flatMap((line) => [line, line.toReversed()])
    .find(([first]) => String(first) === corner);
  if (eastern === undefined) {
    throw new Error("geo/shapes/jilin.ts: China's borders with Russia and North Korea must meet.");
  }
  return [...southern, ...eastern.slice(1)];
};

/**
 * Jilin and, within it, Yanbian, from the province's prefectures moved to WGS 84. Where they meet
 * North Korea and Russia their edge is the border of the basemap.
 */
export const jilinOf = async (
  map: EncodedMap,
  countries: readonly Country[],
): Promise<Record<'jilin' | 'yanbian', Feature<Polygon, NamedProperties>>> => {
  const whole = await cleaned(areasOf(map), largestGap);
  const prefectures = simplified(whole, () => inlandTriangle);
  const frontier = frontierOf(countries);
  const area = async (
    properties: NamedProperties,
    of: readonly Prefecture[],
  ): Promise<Feature<Polygon, NamedProperties>> => {
    const ring = followBorder(await outlineOf(of), frontier, reach);
    return polygon([signedArea(ring) > 0 ? ring : ring.toReversed()], properties);
  };
  const yanbian = prefectures.filter(({ properties }) => properties.name === yanbianName);
  return {
    jilin: await area(
      { name: 'Jilin', 'name:zh-Hans': '吉林省', 'name:ko': '지린성' },
      prefectures,
    ),
    yanbian: await area(
      {
        name: 'Yanbian Korean Autonomous Prefecture',
        'name:zh-Hans': yanbianName,
        'name:ko': '옌볜조선족자치주',
      },
      yanbian,
    ),
  };
};

/** A file of ECharts whose rings are written as differences in letters. */
export interface EncodedMap {
  readonly features: readonly {
    readonly properties: { readonly name: string };
    readonly geometry:
      | {
          readonly type: 'Polygon';
          readonly coordinates: readonly string[];
          readonly encodeOffsets: readonly Position[];
        }
      | {
          readonly type: 'MultiPolygon';
          readonly coordinates: readonly (readonly string[])[];
          readonly encodeOffsets: readonly (readonly Position[])[];
        };
  }[];
}

const unitsPerDegree = 1024;

const zigzag = (value: number): number => (value >> 1) ^ -(value & 1);

const ringOf = (letters: string, [x = 0, y = 0]: Position = []): Position[] => {
  const ring: Position[] = [];
  let east = x;
  let north = y;
  for (let at = 0; at < letters.length; at += 2) {
    east += zigzag(letters.charCodeAt(at) - 64);
    north += zigzag(letters.charCodeAt(at + 1) - 64);
    ring.push([east / unitsPerDegree, north / unitsPerDegree]);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first !== undefined && (first[0] !== last?.[0] || first[1] !== last?.[1])) ring.push(first);
  return ring;
};

const placed = (ring: readonly Position[]): Position[] => ring.map(wgs84OfGcj02);

/** The areas of an encoded map, moved from its datum to WGS 84. */
export const areasOf = (map: EncodedMap): Feature<MultiPolygon, { name: string }>[] =>
  map.features.map(({ properties, geometry }) => ({
    type: 'Feature',
    properties: { name: properties.name },
    geometry: {
      type: 'MultiPolygon',
      coordinates:
        geometry.type === 'Polygon'
          ? [
              geometry.coordinates.map((ring, at) =>
                placed(ringOf(ring, geometry.encodeOffsets[at])),
              ),
            ]
          : geometry.coordinates.map((rings, part) =>
              rings.map((ring, at) => placed(ringOf(ring, geometry.encodeOffsets[part]?.[at]))),
            ),
    },
  }));

/** The Krasovsky ellipsoid of 1940, which the offset is defined on: half axis in m, eccentricity². */
const halfAxis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

const { PI, sin, sqrt, abs, cos } = Math;

const waves = (t: number): number => 20 * sin(6 * t * PI) + 20 * sin(2 * t * PI);

const metresNorth = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * sqrt(abs(x)) +
  (2 / 3) *
    (waves(x) +
      20 * sin(y * PI) +
      40 * sin((y / 3) * PI) +
      160 * sin((y / 12) * PI) +
      320 * sin((y / 30) * PI));

const metresEast = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * sqrt(abs(x)) +
  (2 / 3) *
    (waves(x) +
      20 * sin(x * PI) +
      40 * sin((x / 3) * PI) +
      150 * sin((x / 12) * PI) +
      300 * sin((x / 30) * PI));

/**
 * The position on WGS 84 of one that is given in GCJ-02, the shifted datum of Chinese web maps. The
 * shift, some 600 m in the north-east, is taken where the shifted position lies, which is right to
 * a few metres. The formula is the one that is in public use since 2010; there is no official one.
 */
const wgs84OfGcj02 = ([longitude = 0, latitude = 0]: Position): Position => {
  const x = longitude - 105;
  const y = latitude - 35;
  const radians = (latitude * PI) / 180;
  const flattening = 1 - eccentricity * sin(radians) ** 2;
  const perDegreeNorth =
    ((halfAxis * (1 - eccentricity)) / (flattening * sqrt(flattening))) * (PI / 180);
  const perDegreeEast = (halfAxis / sqrt(flattening)) * cos(radians) * (PI / 180);
  return [
    longitude - metresEast(x, y) / perDegreeEast,
    latitude - metresNorth(x, y) / perDegreeNorth,
  ];
};
