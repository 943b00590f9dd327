import { centerOfMass, polygon } from '@turf/turf';
import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { ringArea } from '../../../src/build/commands/basemap/shapes/planar.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';
import type { Country } from '../../../src/build/commands/basemap/shapes/world.ts';

interface Island {
  readonly name: string;
  /** Residents counted in November 2017. */
  readonly count: number;
  /** A place on or beside the island, by which its land is found in the source. */
  readonly near: readonly [longitude: number, latitude: number];
}

/** The inhabited islands of Tuvalu and the residents that the mini-census of 2017 counted. */
const islands: readonly Island[] = [
  { name: 'Nanumea', count: 512, near: [176.12, -5.68] },
  { name: 'Nanumaga', count: 491, near: [176.32, -6.29] },
  { name: 'Niutao', count: 582, near: [177.34, -6.11] },
  { name: 'Nui', count: 610, near: [177.15, -7.24] },
  { name: 'Vaitupu', count: 1061, near: [178.68, -7.48] },
  { name: 'Nukufetau', count: 597, near: [178.39, -8.02] },
  { name: 'Funafuti', count: 6320, near: [179.2, -8.52] },
  { name: 'Nukulaelae', count: 300, near: [179.83, -9.37] },
  { name: 'Niulakita', count: 34, near: [179.47, -10.79] },
];

/** How far, in degrees, an island's land may lie from the place that it is found by. */
const reach = 0.12;

/** When the residents were counted. */
const date = '2017-11';

const ringsOf = ({ geometry }: Country): Position[][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(([ring]) =>
    ring === undefined ? [] : [ring],
  );

/**
 * The islands as points, each in the middle of its largest piece of land.
 *
 * @throws where the source has no land near an island
 */
export const islandsOf = (tuvalu: Country): Feature<Point, NamedProperties>[] => {
  const rings = ringsOf(tuvalu).sort((a, b) => ringArea(b) - ringArea(a));
  return islands.map(({ near, ...properties }) => {
    const own = rings.find(([[x = 0, y = 0] = []]) => Math.hypot(x - near[0], y - near[1]) < reach);
    if (own === undefined) throw new Error(`The source has no land near ${properties.name}.`);
    const [x = 0, y = 0] = centerOfMass(polygon([own])).geometry.coordinates;
    return {
      type: 'Feature',
      properties: { ...properties, date },
      geometry: { type: 'Point', coordinates: roundTo([x, y], 4) },
    };
  });
};
