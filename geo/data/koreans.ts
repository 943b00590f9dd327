import type { Position } from 'geojson';

/** How many Koreans lived in Manchuria in one year. */
export interface Residents {
  readonly date: string;
  readonly count: number;
  readonly countMax?: number;
  readonly about?: boolean;
  readonly countNote?: string;
  readonly source: string;
}

/** About the middle of Manchuria: it stands for all of that, and for no place in it. */
export const middleOfManchuria: Position = [125.4, 45.2];

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
