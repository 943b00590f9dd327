import { z } from 'zod';
import { isWebAddress } from './external-link.ts';

/** Values that several of a story's files hold, each with what it must be in an author's words. */
export const number = z.number({ error: 'must be a number' });

export const phrase = z.string({ error: 'must be text' }).trim().min(1, 'must not be empty');

export const flag = z.boolean({ error: 'must be true or false' });

export const position = z.tuple([number, number], {
  error: 'must be [longitude, latitude] in degrees',
});

export const box = z.tuple([number, number, number, number], {
  error: 'must be [west, south, east, north] in degrees',
});

/** A URL on another site. */
export const webAddress = z.string().refine(isWebAddress, 'must be a web address');

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as "#8f1d1a", in quotes')
  .describe('A colour as "#rrggbb", six digits from 0 to f, in quotes.');

/** A colour on light paper and on dark. */
export const themedColor = z.strictObject(
  { light: color, dark: color },
  { error: 'must be { light: "#rrggbb", dark: "#rrggbb" }' },
);
