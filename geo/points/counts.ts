import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';

/** The arrivals of one year as a feature; all years are of one site and add up. */
export const arrivalsOf = (year: Arrivals): Feature<Point, NamedProperties> => ({
  type: 'Feature',
  properties: {
    name: `Arrivals in South Korea, ${year.date}`,
    ...year,
    site: 'Arrivals in South Korea',
    certainty: 'As the ministry counts them; the disc stands for all of South Korea.',
  },
  geometry: { type: 'Point', coordinates: [...middleOfSouthKorea] },
});

/** How many North Koreans reached South Korea in one year, or, at first, by the end of it. */
interface Arrivals {
  readonly date: string;
  readonly count: number;
  readonly countNote?: string;
  readonly source: string;
}

/** The middle of South Korea: it represents all of that, and leaves the capital its name. */
const middleOfSouthKorea: Position = [128.2, 35.5];

const ministry = 'Ministry of Unification';
const press = 'Ministry of Unification, as reported by the press';

const year = (date: number, count: number, source: string): Arrivals => ({
  date: String(date),
  count,
  source,
});

export const arrivals: readonly Arrivals[] = [
  {
    date: '1998',
    count: 947,
    countNote: 'All who had arrived by the end of 1998, over many years.',
    source: ministry,
  },
  ...[148, 312, 583].map((count, at) => ({
    ...year(1999 + at, count, ministry),
    countNote: 'The ministry gives only the sum of 1999 to 2001, 1,043.',
  })),
  ...[1142, 1285, 1898, 1384, 2028, 2554, 2803, 2914, 2402, 2706, 1502, 1514, 1397].map(
    (count, at) => year(2002 + at, count, ministry),
  ),
  ...[1276, 1418, 1127, 1137, 1047, 229, 63, 67, 196, 236, 223].map((count, at) =>
    year(2015 + at, count, press),
  ),
];

/** How many Koreans were counted or estimated in Manchuria, as discs in the sea, as in a key: on the ground they would read as places. */
export const koreansOf = (): Feature<Point, NamedProperties>[] =>
  koreans.map(({ year, lngLat, ...properties }) => ({
    type: 'Feature',
    properties: {
      name: `Koreans in Manchuria, ${year}`,
      ...properties,
      certainty:
        'The disc stands for all of Manchuria; it is in the sea because where it lies means nothing.',
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
    lngLat: [131.2, 38.6],
    count: 220_000,
    about: true,
    source: 'National Archives of Korea',
  },
  { year: 1920, lngLat: [131.2, 39.45], count: 459_427, source: 'Huang Youfu' },
  {
    year: 1945,
    lngLat: [131.2, 41],
    count: 2_000_000,
    about: true,
    source: 'Andrei Lankov; Kushner and Muminov, editors',
  },
];
