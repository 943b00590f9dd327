import type { Feature, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { NamedProperties } from '../../../geo/layer.ts';
import { areasOf, mergedAreaOf, sharedAreasOf } from '../../../geo/steps/areas.ts';
import { bordersOf } from '../../../geo/steps/borders.ts';
import { cleanAndRound } from '../../../geo/steps/clean-areas.ts';
import { ringArea } from '../../../geo/steps/planar.ts';
import { rewind } from '../../../geo/steps/rewind.ts';
import { roundTo } from '../../../geo/steps/round.ts';
import { simplifyByPlace } from '../../../geo/steps/simplify-by-place.ts';
import { splitTouches } from '../../../geo/steps/split-touches.ts';
import type { World } from '../../../geo/steps/world.ts';

type NamedFeature = Feature<Geometry, NamedProperties>;

/** Natural Earth's file as far as it is read here. */
export type Waters = Topology<{ lakes: GeometryCollection; rivers: GeometryCollection }>;

/** The countries that the story is about, by their ISO 3166-1 alpha-3 codes. */
const storyCountries: Readonly<Record<string, string>> = {
  FJI: 'Fiji',
  TUV: 'Tuvalu',
  WSM: 'Samoa',
};

/** What a lake measures at least, in km², and a river, in vertices of the source. */
const least = { lake: 8000, river: 150 };

/** The threshold of simplification for lakes and rivers, in km². */
const triangle = 1500;

const decimals = 1;

const round = (position: Position): Position => roundTo(position, decimals);

/** All land as one shape whose outline is the coast, and over it the story's countries. */
export const landOf = (world: World): NamedFeature[] => [
  {
    type: 'Feature',
    properties: { name: 'Land', story: false },
    geometry: rewind(splitTouches(mergedAreaOf(world))),
  },
  ...areasOf(world).flatMap(({ properties: { a3 }, geometry }): NamedFeature[] => {
    const name = storyCountries[a3];
    if (name === undefined) return [];
    return [
      {
        type: 'Feature',
        properties: { name, iso: a3, story: true },
        geometry: rewind(geometry),
      },
    ];
  }),
];

/** The world's great lakes; there is none in the story's window. */
export const lakesOf = async (waters: Waters): Promise<NamedFeature[]> => {
  const lakes = feature(waters, waters.objects.lakes).features.flatMap(
    ({ geometry }): Feature<Polygon | MultiPolygon, { lake: true }>[] =>
      geometry.type === 'Polygon' && ringArea(geometry.coordinates[0] ?? []) > least.lake
        ? [{ type: 'Feature', properties: { lake: true }, geometry }]
        : [],
  );
  const simple = simplifyByPlace(sharedAreasOf(lakes), () => triangle / 4);
  const settled = areasOf(await cleanAndRound(areasOf(simple), 0, round));
  const merged = mergedAreaOf(sharedAreasOf(settled));
  return [
    { type: 'Feature', properties: { name: 'Lakes' }, geometry: rewind(splitTouches(merged)) },
  ];
};

/** The world's great rivers; there is none in the story's window. */
export const riversOf = (waters: Waters): NamedFeature[] => {
  const lines = mesh(waters, waters.objects.rivers).coordinates.filter(
    (line) => line.length > least.river,
  );
  const every = Math.ceil(least.river / 6);
  const thinned = lines.map((line) =>
    line.filter((_, index) => index % every === 0 || index === line.length - 1).map(round),
  );
  return [
    {
      type: 'Feature',
      properties: { name: 'Rivers' },
      geometry: { type: 'MultiLineString', coordinates: thinned },
    },
  ];
};

/** The whole basemap once more for small scales, each feature with its `part`. */
export const overviewOf = (
  world: World,
  lakes: readonly NamedFeature[],
  rivers: readonly NamedFeature[],
): NamedFeature[] => [
  ...landOf(world).map(partOf('land')),
  ...bordersOf(world).map(partOf('borders')),
  ...lakes.map(partOf('lakes')),
  ...rivers.map(partOf('rivers')),
];

const partOf =
  (part: string) =>
  (each: NamedFeature): NamedFeature => ({
    ...each,
    properties: { ...each.properties, part },
  });
