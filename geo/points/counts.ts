import type { Feature, Point, Position } from 'geojson';
import type { NamedProperties } from '../../src/build/commands/basemap/shapes/ground.ts';

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

/** The middle of South Korea: it stands for all of that, and leaves the capital its name. */
const middleOfSouthKorea: Position = [128.3, 35.9];

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

/** The residents of one year as a feature, which is a site of its own: years do not add up. */
export const residentsOf = (year: Residents): Feature<Point, NamedProperties> => {
  const name = `Koreans in Manchuria, ${year.date}`;
  return {
    type: 'Feature',
    properties: {
      name,
      ...year,
      site: name,
      certainty:
        'A count of residents; the ring stands for all of Manchuria, and for no place in it.',
    },
    geometry: { type: 'Point', coordinates: [...middleOfManchuria] },
  };
};

/** How many Koreans lived in Manchuria in one year. */
interface Residents {
  readonly date: string;
  readonly count: number;
  readonly countMax?: number;
  readonly about?: boolean;
  readonly countNote?: string;
  readonly source: string;
}

/** About the middle of Manchuria: it stands for all of that, and for no place in it. */
const middleOfManchuria: Position = [125.4, 45.2];

const archives = 'National Archives of Korea';

/** A year of each decade, of the series that the story's chart has in full. */
export const residents: readonly Residents[] = [
  {
    date: '1910',
    count: 220_000,
    about: true,
    countNote: 'Another series has 238,403 for 1910 to 1912.',
    source: archives,
  },
  { date: '1920', count: 459_427, source: 'Huang Youfu' },
  { date: '1930', count: 600_000, about: true, source: archives },
  {
    date: '1938',
    count: 1_000_000,
    about: true,
    countNote: 'More than a million.',
    source: 'A Korean-language history in DBA News',
  },
  {
    date: '1945',
    count: 1_700_000,
    countMax: 2_300_000,
    countNote: 'Accounts differ; the higher figure is “more than 2.3 million”.',
    source: 'Andrei Lankov; Kushner and Muminov, editors',
  },
];
