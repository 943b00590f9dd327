import type { Feature, GeometryCollection, MultiPolygon, Position } from 'geojson';
import {
  type Area,
  areasOf,
  mergedAreaOf,
  sharedAreasOf,
} from '../../../src/build/basemap/shapes/areas.ts';
import { cleanAndRound } from '../../../src/build/basemap/shapes/clean-areas.ts';
import type { NamedProperties } from '../../../src/build/basemap/shapes/named-features.ts';
import { ringArea } from '../../../src/build/basemap/shapes/planar.ts';
import { rewind } from '../../../src/build/basemap/shapes/rewind.ts';
import { simplifyByPlace } from '../../../src/build/basemap/shapes/simplify-by-place.ts';
import { splitTouches } from '../../../src/build/basemap/shapes/split-touches.ts';
import { detailAt } from './detail.ts';
import { roundAt } from './round-at.ts';

/** Where the source keeps its lakes: before them are rivers, after them lagoons. */
const lakesIndex = 1;

/** Lakes are drawn finer than coasts by this share of the threshold. */
const share = 1 / 4;

/** West, south, east and north of what is kept, in degrees. */
const window = [78, -4, 152, 58] as const;

const inWindow = ([longitude = 0, latitude = 0]: Position): boolean =>
  longitude > window[0] && longitude < window[2] && latitude > window[1] && latitude < window[3];

const isLarge = (ring: readonly Position[]): boolean =>
  ringArea(ring) > detailAt(ring[0] ?? []).lake;

/**
 * The lakes of the window that are large enough to see at their place. The source cuts large ones
 * into tiles; they are made whole.
 */
export const lakesOf = async (
  water: GeometryCollection<MultiPolygon>,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const lakes = (water.geometries[lakesIndex]?.coordinates ?? [])
    .filter(([exterior = []]) => inWindow(exterior[0] ?? []) && isLarge(exterior))
    .map(
      (rings): Area<{ lake: true }> => ({
        type: 'Feature',
        properties: { lake: true },
        geometry: {
          type: 'Polygon',
          coordinates: rings.filter((ring, index) => index === 0 || isLarge(ring)),
        },
      }),
    );
  const simple = simplifyByPlace(sharedAreasOf(lakes), (place) => detailAt(place).triangle * share);
  const settled = areasOf(await cleanAndRound(areasOf(simple), 0, roundAt));
  return [
    {
      type: 'Feature',
      properties: { name: 'Lakes' },
      geometry: rewind(splitTouches(mergedAreaOf(sharedAreasOf(settled)))),
    },
  ];
};
