/** The scripts in use that are written from right to left, by their codes in ISO 15924. */
const fromRight = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction of a language's lines, as HTML's `dir` names it. Languages and locales are BCP 47 tags here. */
export const directionOf = (lang: string): 'ltr' | 'rtl' =>
  fromRight.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';

/** A number as a language writes it, such as `4,013`. */
export const formatNumber = (value: number, locale: string): string => value.toLocaleString(locale);

/** How the extension `u` of a locale says that lengths are in miles. */
const miles = '-u-ms-ussystem';

/** A locale in which lengths are in miles. */
export const inMiles = (locale: string): string => locale.replace(/-u(?=-)|$/, miles);

/** What lengths are counted in, each with its kilometres. */
const systems = {
  kilometer: { km: 1, below: 1, finer: 'meter', times: 1000 },
  mile: { km: 1.609344, below: 0.5, finer: 'foot', times: 5280 },
} as const;

/** The unit of a locale's lengths, with its kilometres, and what short ones are counted in. */
export function lengthUnit(locale: string) {
  const unit = locale.includes(miles) ? 'mile' : 'kilometer';
  return { unit, ...systems[unit] } as const;
}

/** A length for readers: to a tenth below ten, and whole from there. */
export const readableLength = (value: number): number => Number(value.toFixed(value < 10 ? 1 : 0));

/** Kilometres in a locale's unit, miles as readers want them. */
export const inUnits = (km: number, locale: string): number => inUnit(km, lengthUnit(locale).km);

const inUnit = (value: number, unit: number): number =>
  unit === 1 ? value : readableLength(value / unit);

/** A figure in the unit of a file, such as `km²`, as a locale measures. */
export function measuredIn(
  { value, unit }: { readonly value: number; readonly unit: string },
  locale: string,
): { readonly value: number; readonly unit: string } {
  const { km } = lengthUnit(locale);
  if (km === 1 || !/^km²?$/.test(unit)) return { value, unit };
  return { value: inUnit(value, unit === 'km' ? km : km ** 2), unit: unit.replace('km', 'mi') };
}

/** A length, such as `1,200 km`, to some `digits`; below a kilometre in metres, below half a mile in feet. */
export function formatLength(
  km: number,
  locale: string,
  digits = 21,
  unit: keyof typeof systems = lengthUnit(locale).unit,
): string {
  const system = systems[unit];
  const value = km / system.km;
  return value > 0 && value < system.below
    ? lengthFormat(locale, system.finer, Math.min(digits, 2)).format(value * system.times)
    : lengthFormat(locale, unit, digits).format(inUnit(km, system.km));
}

/** Slow to make, and needed in each frame of a scroll. */
const lengthFormats = new Map<string, Intl.NumberFormat>();

function lengthFormat(locale: string, unit: string, digits: number): Intl.NumberFormat {
  const key = [locale, unit, digits].join();
  const look = { style: 'unit', unit, maximumSignificantDigits: digits } as const;
  const format = lengthFormats.get(key) ?? new Intl.NumberFormat(locale, look);
  lengthFormats.set(key, format);
  return format;
}

/** A number in its language's large units, as `2.16` and ` million`; undefined below these, and beyond two decimals. */
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

/** An ISO date at its own precision: in British English `2014`, `July 2014` or `15 July 2014`. */
export function formatDate(date: string, locale: string, style: 'long' | 'short' = 'long'): string {
  const [year = '', month, day] = date.split('-');
  return new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`).toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: style }),
    ...(day && { day: 'numeric' }),
  });
}

/** A list of names: `A, B and C` within a sentence (`long`), `A, B, C` after a colon (`narrow`). */
export const formatList = (
  names: readonly string[],
  locale: string,
  style: 'long' | 'narrow' = 'long',
): string => new Intl.ListFormat(locale, { style }).format(names);

/** Texts joined two by two, as a message joins two. */
export const joined = (
  texts: readonly string[],
  join: (two: { readonly first: string; readonly second: string }) => string,
): string => (texts.length > 0 ? texts.reduce((first, second) => join({ first, second })) : '');

/** The months, units and signs that these write in a language; metres and feet too where a map is close or has a route. */
export function formatSamples(locale: string, isClose = false): string {
  const months = Array.from(
    { length: 12 },
    (_, month) => `2014-${`${month + 1}`.padStart(2, '0')}`,
  );
  return [
    ...months.map((month) => formatDate(`${month}-28`, locale)),
    ...(['kilometer', 'mile'] as const).flatMap((unit) => formatLength(1234.5, locale, 21, unit)),
    ...(isClose ? (['meter', 'foot'] as const) : []).map((unit) =>
      lengthFormat(locale, unit, 21).format(9876543210),
    ),
    ...[1e4, 1e5, 1e6, 1e7, 1e8, 1e9].map((value) => formatLarge(value, locale)?.unit),
    formatList(['1', '2', '3'], locale),
  ].join('\n');
}
