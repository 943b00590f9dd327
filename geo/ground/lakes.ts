import { feature } from '@turf/helpers';
import type { Feature, GeometryCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { ringArea } from '../../src/tiles/shapes/planar.ts';
import { mergedLakes } from '../../src/tiles/shapes/waters.ts';
import { detailAt } from './detail.ts';

/** Where the source keeps its lakes: before them are rivers, after them lagoons. */
const lakesIndex = 1;

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
export const lakesOf = (
  water: GeometryCollection<MultiPolygon>,
): Promise<Feature<MultiPolygon, NamedProperties>[]> => {
  const lakes = (water.geometries[lakesIndex]?.coordinates ?? [])
    .filter(([exterior = []]) => inWindow(exterior[0] ?? []) && isLarge(exterior))
    .map((rings) => rings.filter((ring, index) => index === 0 || isLarge(ring)))
    .map((coordinates) => feature<Polygon>({ type: 'Polygon', coordinates }));
  return mergedLakes(lakes, detailAt);
};
