const rightToLeftScripts = 'Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa';

/** Returns a language's direction, as HTML's `dir` names it. Here, languages and locales are BCP 47 tags. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  rightToLeftScripts.includes(new Intl.Locale(lang).maximize().script ?? 'Latn') ? 'rtl' : 'ltr';

/** Languages that count in ten thousands, and in whose papers no comma parts thousands. */
const ungrouped = new Set(['ja', 'ko', 'zh']);

const groupingIn = (locale: string): Intl.NumberFormatOptions =>
  ungrouped.has(new Intl.Locale(locale).language) ? { useGrouping: false } : {};

/** Formats a number as the language's papers do: `4,013`, or `4013` and `57만8000`. */
export function formatNumber(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions = {},
): string {
  return inMyriads(numberFormat(locale, options).formatToParts(value), locale);
}

/** A cache of formats, which are slow to make and needed in each frame of a scroll. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const made = () => new Intl.NumberFormat(locale, { ...groupingIn(locale), ...options });
  const format = formats.get(key) ?? made();
  formats.set(key, format);
  return format;
}

/** Joins a number's parts; in `ko` each four digits have the sign of their power of ten thousand. */
function inMyriads(parts: readonly Intl.NumberFormatPart[], locale: string): string {
  const isPlain = parts.every(({ type }) => type !== 'compact');
  const signs = new Intl.Locale(locale).language === 'ko' && isPlain ? ['', '만', '억', '조'] : [];
  return parts
    .map(({ type, value }) => {
      const fours = value.match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? [];
      if (type !== 'integer' || fours.length > signs.length || fours.length < 2) return value;
      return fours
        .map((four, i) =>
          Number(four) > 0 ? Number(four) + (signs[fours.length - 1 - i] ?? '') : '',
        )
        .join('');
    })
    .join('');
}

/** The Unicode locale extension for lengths in miles. */
const miles = '-u-ms-ussystem';

/** Adds the extension for lengths in miles to a locale. */
export const inMiles = (locale: string): string => locale.replace(/-u(?=-)|$/, miles);

/** Units of length, in km; a value under `below` is given in the `finer` unit, `times` of which make one. */
const systems = {
  kilometer: { km: 1, below: 1, finer: 'meter', times: 1000 },
  mile: { km: 1.609344, below: 0.5, finer: 'foot', times: 5280 },
} as const;

export function lengthUnit(locale: string) {
  const unit = locale.includes(miles) ? 'mile' : 'kilometer';
  return { unit, ...systems[unit] } as const;
}

/** Rounds a length for readers: to a tenth if it is below ten, otherwise to a whole number. */
export const readableLength = (value: number): number => Number(value.toFixed(value < 10 ? 1 : 0));

/** Converts kilometres to a locale's unit; miles are rounded for readers. */
export const inUnits = (km: number, locale: string): number => inUnit(km, lengthUnit(locale).km);

const inUnit = (value: number, unit: number): number =>
  unit === 1 ? value : readableLength(value / unit);

/** Converts a value in km or km² to miles if the locale uses them; leaves other units unchanged. */
export function measuredIn({ value, unit }: { value: number; unit: string }, locale: string) {
  const { km } = lengthUnit(locale);
  if (km === 1 || !/^km²?$/.test(unit)) return { value, unit };
  return { value: inUnit(value, unit === 'km' ? km : km ** 2), unit: unit.replace('km', 'mi') };
}

/** Formats a length, such as `1,200 km`, to `digits` significant digits; uses metres or feet if it is short. */
export function formatLength(
  km: number,
  locale: string,
  digits = 21,
  unit: keyof typeof systems = lengthUnit(locale).unit,
): string {
  const system = systems[unit];
  const value = km / system.km;
  const isShort = value > 0 && value < system.below;
  const format = isShort
    ? lengthFormat(locale, system.finer, Math.min(digits, 2))
    : lengthFormat(locale, unit, digits);
  const parts = format.formatToParts(isShort ? value * system.times : inUnit(km, system.km));
  return inMyriads(parts, locale);
}

const lengthFormat = (locale: string, unit: string, digits: number): Intl.NumberFormat =>
  numberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: digits });

/** Splits a number, as into `2.16` and ` million`; undefined without a large unit, or beyond two decimals. */
export function formatLarge(value: number, locale: string) {
  const format = new Intl.NumberFormat(locale, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumFractionDigits: 6,
  });
  const [parts, thousand] = [format.formatToParts(value), format.formatToParts(1000)];
  const unitIn = (some: typeof parts) => some.find(({ type }) => type === 'compact')?.value;
  const isRound = parts.every(
    ({ type, value: digits }) => type !== 'fraction' || digits.length <= 2,
  );
  if (value < 1000 || !isRound || unitIn(parts) === unitIn(thousand)) return undefined;
  const from = parts.findIndex(({ type }) => type === 'literal' || type === 'compact');
  const [number = '', unit = ''] = [parts.slice(0, from), parts.slice(from)].map((some) =>
    some.map((part) => part.value).join(''),
  );
  return { number, unit };
}

/** Formats an ISO date at its own precision: in British English `2014`, `July 2014` or `15 July 2014`. */
export function formatDate(date: string, locale: string, style: 'long' | 'short' = 'long'): string {
  const [, month, day] = date.split('-');
  return new Date(date).toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: style }),
    ...(day && { day: 'numeric' }),
  });
}

/** Joins names: `A, B and C` within a sentence (`long`), `A, B, C` after a colon (`narrow`). */
export const formatList = (
  names: readonly string[],
  locale: string,
  style: 'long' | 'narrow' = 'long',
): string => new Intl.ListFormat(locale, { style }).format(names);

/** Joins texts, two at a time, by a message that joins two. */
export const joined = (
  texts: readonly string[],
  join: (two: { readonly first: string; readonly second: string }) => string,
): string => (texts.length > 0 ? texts.reduce((first, second) => join({ first, second })) : '');

/** Returns samples of all months, units and signs that a locale formats; `isClose` adds metres and feet. */
export function formatSamples(locale: string, isClose = false): string {
  const days = Array.from({ length: 12 }, (_, i) => `2014-${`${i + 1}`.padStart(2, '0')}-28`);
  return [
    ...days.map((day) => formatDate(day, locale)),
    ...(['kilometer', 'mile'] as const).flatMap((unit) => formatLength(1234.5, locale, 21, unit)),
    ...(isClose ? (['meter', 'foot'] as const) : []).map((unit) =>
      lengthFormat(locale, unit, 21).format(9876543210),
    ),
    ...[1e4, 1e5, 1e6, 1e7, 1e8, 1e9].map((value) => formatLarge(value, locale)?.unit),
    formatList(['1', '2', '3'], locale),
  ].join('\n');
}
