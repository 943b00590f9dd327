import { z } from 'zod';

const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, 'must be a colour such as "#8f1d1a", in quotes')
  .describe('A colour as "#rrggbb", six digits from 0 to f, in quotes.');

/** A colour on light paper and on dark. */
export const themedColor = z.strictObject(
  { light: color, dark: color },
  { error: 'must be { light: "#rrggbb", dark: "#rrggbb" }' },
);
