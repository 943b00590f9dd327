import type { Feature, Point } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';

const middle = [125.2, 45.5];

/** How many Koreans were counted or estimated in Manchuria, as discs one within another in its middle. */
export const koreansOf = (): Feature<Point, NamedProperties>[] =>
  koreans.map(({ year, ...properties }) => ({
    type: 'Feature',
    properties: {
      name: `Koreans in Manchuria, ${year}`,
      ...properties,
      certainty: 'The disc stands for all of Manchuria; where in it the disc lies means nothing.',
    },
    geometry: { type: 'Point', coordinates: middle },
  }));

const koreans: readonly {
  readonly year: number;
  readonly count: number;
  readonly countMax?: number;
  readonly about?: boolean;
  readonly source: string;
}[] = [
  {
    year: 1910,
    count: 220_000,
    about: true,
    source: 'National Archives of Korea',
  },
  { year: 1920, count: 459_427, source: 'Huang Youfu' },
  {
    year: 1945,
    count: 2_000_000,
    about: true,
    source: 'Andrei Lankov; Kushner and Muminov, editors',
  },
];
