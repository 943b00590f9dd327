import { z } from 'zod';

/** A cell of a CSV file that holds a whole number, without separators. */
export const wholeNumber = z
  .string()
  .regex(/^\d+$/, { abort: true, error: 'a whole number without separators, such as 459427' })
  .transform(Number);

/** A cell that holds a year. */
export const year = z
  .string()
  .regex(/^\d{4}$/, 'a year such as 1920')
  .transform(Number);

/** A cell that holds a day. */
export const day = z.iso.date('a day such as 2014-07-14');

/** A cell that says yes or no. */
export const yesOrNo = z.enum(['yes', 'no'], '"yes" or "no"').transform((word) => word === 'yes');

/** A cell of words. */
export const someWords = z.string().trim().min(1, 'some words');

/** What `refine` takes to check that a row's figures run from the least to the most. */
export const ordered: [
  check: (row: { readonly least: number; readonly most: number }) => boolean,
  fault: { path: string[]; error: string },
] = [({ least, most }) => least <= most, { path: ['most'], error: 'no less than "least"' }];
