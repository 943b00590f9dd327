import { z } from 'zod';
import { isOrdered, orderFault, wholeNumber, words, year } from './cells.ts';

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;

/** A row of `koreans-in-manchuria.csv`: one account of how many lived there. */
export const populationRow = z
  .strictObject({
    from: year,
    to: year,
    least: wholeNumber,
    most: wholeNumber,
    certainty: z.enum(certainties, certainties.map((word) => `"${word}"`).join(', ')),
    source: words,
  })
  .refine(isOrdered, orderFault);

/** How many people one source, or two that differ, give for a year or for a span of years. */
export type Population = Readonly<z.infer<typeof populationRow>>;
