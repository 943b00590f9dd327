import { centerOfMass, polygon } from '@turf/turf';
import type { Feature, Point, Position } from 'geojson';
import type { Country, NamedProperties } from '../../../src/tiles/shapes/ground.ts';
import { ringArea, roundTo } from '../../../src/tiles/shapes/planar.ts';

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

/** How a name is drawn: its kind, 1 to 6 by weight, the zoom from which it helps, and its side. */
type Row = readonly [
  name: string,
  longitude: number,
  latitude: number,
  kind: 'capital' | 'city' | 'country' | 'province' | 'sea',
  rank: number,
  minZoom: number,
  anchor: 'left' | 'right' | 'top' | 'bottom' | 'center',
];

/** Cities at the positions that GeoNames gives; names of countries, islands and seas where there is room. */
const rows: readonly Row[] = [
  ['Suva', 178.4415, -18.1416, 'capital', 1, 3, 'left'],
  ['Funafuti', 179.1942, -8.5243, 'capital', 1, 3, 'left'],
  ['Apia', -171.7667, -13.8333, 'capital', 1, 3, 'right'],
  ['Pago Pago', -170.7025, -14.2781, 'capital', 1, 4, 'right'],
  ['Mata-Utu', -176.1745, -13.2816, 'capital', 2, 5, 'right'],
  ['Nuku’alofa', -175.2018, -21.1394, 'capital', 2, 4, 'right'],
  ['Tarawa', 172.977, 1.3278, 'capital', 2, 4, 'left'],
  ['Port Vila', 168.3137, -17.7365, 'capital', 2, 4, 'left'],
  ['Nouméa', 166.4488, -22.2741, 'capital', 2, 4, 'left'],
  ['Labasa', 179.3645, -16.4332, 'city', 3, 6, 'left'],
  ['Nadi', 177.4162, -17.8031, 'city', 3, 6, 'left'],
  ['Fiji', 177.0, -19.4, 'country', 1, 3, 'center'],
  ['Tuvalu', 176.6, -8.7, 'country', 1, 3, 'center'],
  ['Samoa', -172.9, -14.3, 'country', 1, 4, 'center'],
  ['American Samoa', -169.6, -15.1, 'country', 2, 5, 'center'],
  ['Tokelau', -171.85, -9.2, 'country', 2, 4, 'center'],
  ['Tonga', -173.9, -19.6, 'country', 2, 4, 'center'],
  ['Wallis and Futuna', -177.2, -14.6, 'country', 3, 5, 'center'],
  ['Kiribati', 174.6, -1.2, 'country', 2, 4, 'center'],
  ['Vanuatu', 167.9, -15.7, 'country', 2, 4, 'center'],
  ['New Caledonia', 164.4, -20.6, 'country', 3, 4, 'center'],
  ['Viti Levu', 177.95, -17.75, 'province', 3, 6, 'center'],
  ['Vanua Levu', 179.0, -16.65, 'province', 3, 6, 'center'],
  ['Taveuni', 179.42, -16.98, 'province', 3, 6, 'center'],
  ['Rabi', -179.72, -16.42, 'province', 3, 6, 'center'],
  ['South Pacific Ocean', -177.5, -24.5, 'sea', 2, 2, 'center'],
  ['Koro Sea', 179.6, -17.6, 'sea', 3, 6, 'center'],
];

/** The names on the map. */
export const placesOf = (): Feature<Point, NamedProperties>[] =>
  rows.map(([name, longitude, latitude, kind, rank, minZoom, anchor]) => ({
    type: 'Feature',
    properties: { name, kind, rank, minZoom, anchor },
    geometry: { type: 'Point', coordinates: roundTo([longitude, latitude], 4) },
  }));
