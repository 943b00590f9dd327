import { z } from 'zod';
import { nearAngle } from '../../core/camera/mercator.ts';
import { orNothing } from '../../files/story-error.ts';

/** True if a text is a year, month or day in ISO 8601, such as 2014, 2014-07 or 2014-07-20. */
export function isDate(text: string): boolean {
  const time = Date.parse(text);
  const isWhole = /^\d{4}(-\d\d){0,2}$/.test(text) && !Number.isNaN(time);
  return isWhole && new Date(time).toISOString().startsWith(text);
}

export const number = z.number({ error: 'must be a number, without quotes' });

export const between = (min: number, max: number) => {
  const error = `must be a number from ${min} to ${max}`;
  return z.number(`${error}, without quotes`).min(min, error).max(max, error);
};

export const phrase = z
  .string({ error: 'must be text, in quotes' })
  .trim()
  .min(1, 'must not be empty');

export const maybe = <T extends z.ZodType>(type: T, what: string) =>
  type.exactOptional().describe(what);

export const words = phrase.meta({ isWords: true });

export const languageTag = phrase.refine(
  (tag) =>
    /^[a-z]{2,3}(-|$)/i.test(tag) && orNothing(() => Intl.getCanonicalLocales(tag))?.length === 1,
  'must be a language tag such as en or en-GB',
);

export const flag = z.boolean({ error: 'must be true or false' });

export const position = z.tuple([number, number], {
  error: 'must be [longitude, latitude] in degrees',
});

/** The remedy for a longitude beyond ±180 and up to ±360; false for any other. */
export const turnBack = (lng: number, why: string): string | false =>
  Math.ceil(Math.abs(lng) / 180) === 2 && `Write ${Number(nearAngle(lng).toFixed(9))}: ${why}.`;

const longitude = between(-180, 180).describe(
  'A longitude. The order is [west, south, east, north].',
);
const latitude = between(-85, 85).describe('A latitude. The order is [west, south, east, north].');

/** The minimum side of a box, in degrees, less a margin for rounding; a smaller box would be a mere spot. */
const minSide = 0.0005 - 1e-9;

/** The maximum width, in degrees, of a box across the 180th meridian; a wider one has west and east swapped. */
const maxAcross = 180;

const widthOf = (west: number, east: number): number => east - west + (west > east ? 360 : 0);

export const box = z
  .tuple([longitude, latitude, longitude, latitude], {
    error: 'must be [west, south, east, north] in degrees',
  })
  .refine(([, south, , north]) => south < north, 'must have its south below its north')
  .refine(
    ([west, , east]) => west <= east || widthOf(west, east) <= maxAcross,
    `must have its west before its east, unless it crosses the 180th meridian and is ${maxAcross} degrees wide at most`,
  )
  .refine(
    ([west, south, east, north]) =>
      south >= north || Math.min(widthOf(west, east), north - south) >= minSide,
    'must be at least 0.0005 degrees wide and high',
  );

/** True for an absolute http(s) URL: no script, file or mail, nor `//host`, a file's path to a page on a disk. */
export const isWebAddress = (url: string) => /^https?:\/\/[^/\\\s]/i.test(url) && URL.canParse(url);

export const webAddress = z.string().refine(isWebAddress, 'must be a web address');

const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as "#8f1d1a", in straight quotes')
  .toLowerCase()
  .describe('A colour as "#rrggbb", six digits from 0 to f, in quotes.');

export const themedColor = z.strictObject(
  { light: color, dark: color },
  { error: 'must be { light: "#rrggbb", dark: "#rrggbb" }' },
);
