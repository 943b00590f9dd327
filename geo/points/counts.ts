import { circle, destination } from '@turf/turf';
import type { Feature, MultiLineString, MultiPoint, Polygon, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { roundTo } from '../../src/tiles/shapes/planar.ts';

/** The point in Manchuria at which the circles meet, and the radius of a million people in kilometres. */
const foot: Position = [125.8, 44.3];
const radiusOfMillion = 125;

const steps = 72;

interface Count {
  readonly year: number;
  readonly of?: string;
  readonly count: number;
  readonly source: string;
}

/** The largest first, so that the smaller lie upon it. */
const koreans: readonly Count[] = [
  { year: 1945, of: 'at most', count: 2_300_000, source: 'Kushner and Muminov, editors' },
  { year: 1945, of: 'at least', count: 1_700_000, source: 'Andrei Lankov' },
  { year: 1920, count: 459_427, source: 'Huang Youfu' },
  { year: 1910, count: 220_000, source: 'National Archives of Korea' },
];

/** How many Koreans were counted or estimated in Manchuria, as circles of their areas, one within another. */
export const koreansOf = (): Feature<Polygon, NamedProperties>[] =>
  koreans.map(({ year, of, ...properties }) => {
    const radius = radiusOfMillion * Math.sqrt(properties.count / 1e6);
    const { coordinates } = circle(destination(foot, radius, 0), radius, { steps }).geometry;
    const name = ['Koreans in Manchuria', year, of].filter(Boolean).join(', ');
    const certainty =
      'The circle stands for all of Manchuria; where in it the circle lies means nothing.';
    return {
      type: 'Feature',
      properties: { name, ...properties, certainty },
      geometry: {
        type: 'Polygon',
        coordinates: coordinates.map((ring) => ring.map((position) => roundTo(position, 3))),
      },
    };
  });

/** Where the marks for people in hiding are; the place means nothing. */
const block: Position = [101.6, 33.4];
const pitch: Position = [1.35, 1.1];
const inRow = 4;

const inBlock = (i: number): Position =>
  roundTo(
    [
      (block[0] ?? 0) + (i % inRow) * (pitch[0] ?? 0),
      (block[1] ?? 0) - Math.floor(i / inRow) * (pitch[1] ?? 0),
    ],
    2,
  );

const hidden = { certainty: 'an estimate; where in China a ring lies means nothing' };

/** Those in hiding in China by the lower end of the estimate that Sands quotes, five thousand a ring. */
export const hiddenOf = (): Feature<MultiPoint, NamedProperties>[] => [
  {
    type: 'Feature',
    properties: { name: 'In hiding, five thousand a ring', count: 30_000, ...hidden },
    geometry: { type: 'MultiPoint', coordinates: Array.from({ length: 6 }, (_, i) => inBlock(i)) },
  },
];

/** As many more as the upper end has, as outlines of rings as large as the others. */
export const moreHiddenOf = (radiusInKm: number): Feature<MultiLineString, NamedProperties>[] => [
  {
    type: 'Feature',
    properties: { name: 'Up to two rings more, the range of the estimate', ...hidden },
    geometry: {
      type: 'MultiLineString',
      coordinates: [6, 7].flatMap((i) =>
        circle(inBlock(i), radiusInKm, { steps: 36 }).geometry.coordinates.map((ring) =>
          ring.map((position) => roundTo(position, 3)),
        ),
      ),
    },
  },
];
