import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { merge } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { SharedAreas } from '../../../src/build/commands/basemap/shapes/areas.ts';
import { bordersBetween } from '../../../src/build/commands/basemap/shapes/borders-between.ts';
import { cleanAreas } from '../../../src/build/commands/basemap/shapes/clean-areas.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { ringArea, triangleArea } from '../../../src/build/commands/basemap/shapes/planar.ts';
import { rewind } from '../../../src/build/commands/basemap/shapes/rewind.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';
import type { World } from '../../../src/build/commands/basemap/shapes/world.ts';
import { followBorder } from './follow-border.ts';
import { wgs84OfGcj02 } from './gcj-02.ts';
import { type EncodedMap, prefecturesOf } from './prefectures.ts';

const yanbianName = '延边朝鲜族自治州';

/** How far, in km, the prefectures' edge may lie from the border that it stands for. */
const reach = 2;

/** Gaps between prefectures that are closed, in km². */
const largestGap = 20;

/** Vertices of a triangle below this, in km², are dropped inland. */
const inlandTriangle = 0.25;

type Prefectures = SharedAreas<{ name: string }>;

const largestRing = (geometry: MultiPolygon): Position[] =>
  geometry.coordinates
    .flatMap(([exterior]) => (exterior === undefined ? [] : [exterior]))
    .reduce((best, ring) => (ringArea(ring) > ringArea(best) ? ring : best), []);

const outlineOf = (prefectures: Prefectures, wanted: (name: string) => boolean): Position[] => {
  const parts = prefectures.objects.areas.geometries.flatMap((each) =>
    (each.type === 'Polygon' || each.type === 'MultiPolygon') && wanted(each.properties?.name ?? '')
      ? [each]
      : [],
  );
  return largestRing(merge(prefectures, parts)).map((position) => roundTo(position, 4));
};

const frontierOf = (world: World): Position[] => {
  const [southern = []] = bordersBetween(world, (a, b) => a === 'CHN' && b === 'PRK');
  const russian = bordersBetween(world, (a, b) => a === 'CHN' && b === 'RUS');
  const [corner] = southern;
  const eastern = russian.find((line) => String(line.at(-1)) === String(corner));
  if (eastern === undefined) {
    throw new Error(
      "geo/steps/layers/jilin.ts: China's borders with Russia and North Korea must meet.",
    );
  }
  return [...eastern.slice(0, -1), ...southern];
};

/**
 * Jilin and, within it, Yanbian, from the province's prefectures moved to WGS 84. Where they meet
 * North Korea and Russia their edge is the border of the basemap.
 */
export const jilinOf = async (
  map: EncodedMap,
  world: World,
): Promise<Record<'jilin' | 'yanbian', Feature<Polygon, NamedProperties>>> => {
  const shifted = prefecturesOf(map).map((each) => ({
    ...each,
    geometry: {
      ...each.geometry,
      coordinates: each.geometry.coordinates.map((rings) =>
        rings.map((ring) => ring.map(wgs84OfGcj02)),
      ),
    },
  }));
  const weighed = presimplify(await cleanAreas(shifted, largestGap), ([a, b, c]) =>
    triangleArea(a, b, c),
  );
  const prefectures = simplify(weighed, inlandTriangle);
  const frontier = frontierOf(world);
  const area = (
    properties: NamedProperties,
    wanted: (name: string) => boolean,
  ): Feature<Polygon, NamedProperties> => ({
    type: 'Feature',
    properties,
    geometry: rewind({
      type: 'Polygon',
      coordinates: [followBorder(outlineOf(prefectures, wanted), frontier, reach)],
    }),
  });
  return {
    jilin: area({ name: 'Jilin', 'name:zh-Hans': '吉林省', 'name:ko': '지린성' }, () => true),
    yanbian: area(
      {
        name: 'Yanbian Korean Autonomous Prefecture',
        'name:zh-Hans': yanbianName,
        'name:ko': '연변조선족자치주',
      },
      (name) => name === yanbianName,
    ),
  };
};
