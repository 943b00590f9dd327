import { z } from 'zod';
import { wholeNumber, year } from './cells.ts';

/** A row of `arrivals.csv`: one year. */
export const arrivalRow = z.strictObject({
  year,
  arrivals: wholeNumber,
  given: z.enum(['table', 'derived'], '"table" or "derived"'),
});

/** The arrivals of one year, as the table gives them or derived from a sum that it gives. */
export type Arrival = Readonly<z.infer<typeof arrivalRow>>;
