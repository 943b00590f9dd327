import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';

/** How many Koreans were counted or estimated in Manchuria, as discs in a column within it. */
export const koreansOf = (): Feature<Point, NamedProperties>[] =>
  koreans.map(({ year, lngLat, ...properties }) => ({
    type: 'Feature',
    properties: {
      name: `Koreans in Manchuria, ${year}`,
      ...properties,
      certainty: 'The disc stands for all of Manchuria; where in it the disc lies means nothing.',
    },
    geometry: { type: 'Point', coordinates: lngLat },
  }));

const koreans: readonly {
  readonly year: number;
  readonly lngLat: Position;
  readonly count: number;
  readonly countMax?: number;
  readonly about?: boolean;
  readonly source: string;
}[] = [
  {
    year: 1910,
    lngLat: [124.6, 44.75],
    count: 220_000,
    about: true,
    source: 'National Archives of Korea',
  },
  { year: 1920, lngLat: [124.6, 45.55], count: 459_427, source: 'Huang Youfu' },
  {
    year: 1945,
    lngLat: [124.6, 46.95],
    count: 2_000_000,
    about: true,
    source: 'Andrei Lankov; Kushner and Muminov, editors',
  },
];
