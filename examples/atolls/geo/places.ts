import type { Feature, Point } from 'geojson';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import { roundTo } from '../../../src/build/commands/basemap/shapes/round.ts';

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
