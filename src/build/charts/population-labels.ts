import type { Population } from './population.ts';
import { populationCount } from './population-count.ts';

/** A direct label: its words, the place it speaks of, and where it stands beside that place. */
export interface PlotLabel {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly textAnchor: 'start' | 'middle' | 'end';
}

type Side = Pick<PlotLabel, 'dx' | 'dy' | 'textAnchor'>;

/** The years that are labelled, and on which side there is room for the words. */
const sides: Readonly<Record<number, Side>> = {
  1910: { dx: 24, dy: 9, textAnchor: 'start' },
  1920: { dx: 6, dy: -15, textAnchor: 'end' },
  1932: { dx: 0, dy: 16, textAnchor: 'middle' },
  1938: { dx: -8, dy: -11, textAnchor: 'end' },
  1945: { dx: -10, dy: 8, textAnchor: 'end' },
};

/** Labels for the accounts that the text speaks of or that need a word. */
export function populationLabels(accounts: readonly Population[]): readonly PlotLabel[] {
  return accounts.flatMap((account) => {
    const side = account.from === account.to ? sides[account.from] : undefined;
    if (!side) return [];
    const { from, least, most, certainty } = account;
    const y = certainty === 'either' ? least : (least + most) / 2;
    return [{ words: `${from}: ${populationCount(account)}`, x: from, y, ...side }];
  });
}
