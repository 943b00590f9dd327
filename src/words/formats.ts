/** The scripts in use that are written from right to left, by their codes in ISO 15924. */
const fromRight = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/** The direction of a language's lines, as HTML's `dir` names it. Languages and locales are BCP 47 tags here. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return fromRight.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** A number as a language writes it, such as `4,013`. */
export function formatNumber(value: number, locale: string): string {
  return value.toLocaleString(locale);
}

/**
 * A length with its unit, such as `1,200 km`; below a kilometre in metres, below a quarter of a mile in feet.
 *
 * @param digits How many digits count; all by default.
 */
export function formatLength(
  value: number,
  locale: string,
  unit: 'kilometer' | 'mile' = 'kilometer',
  digits = 21,
): string {
  const { below, finer, times } = finerUnits[unit];
  return value > 0 && value < below
    ? lengthFormat(locale, finer, Math.min(digits, 2)).format(value * times)
    : lengthFormat(locale, unit, digits).format(value);
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

/** What short lengths are counted in. */
const finerUnits = {
  kilometer: { below: 1, finer: 'meter', times: 1000 },
  mile: { below: 0.25, finer: 'foot', times: 5280 },
} as const;

/**
 * A large number that is round, as a language counts it: `2.16` and ` million`, `22` and `만`; undefined below the
 * first unit after thousands, and with more than two decimals.
 */
export function formatLarge(
  value: number,
  locale: string,
): { readonly number: string; readonly unit: string } | undefined {
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
export function formatDate(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-');
  return new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`).toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  });
}

/** A list of names: `A, B and C` within a sentence (`long`), `A, B, C` after a colon (`narrow`). */
export function formatList(
  names: readonly string[],
  locale: string,
  style: 'long' | 'narrow' = 'long',
): string {
  return new Intl.ListFormat(locale, { style }).format(names);
}

/** Texts joined two by two, as a message joins two. */
export function joined(
  texts: readonly string[],
  join: (two: { readonly first: string; readonly second: string }) => string,
): string {
  return texts.length > 0 ? texts.reduce((first, second) => join({ first, second })) : '';
}

/** The months, units and signs that these write in a language; metres too where the map comes close. */
export function formatSamples(locale: string, isClose = false): string {
  const months = Array.from(
    { length: 12 },
    (_, month) => `2014-${`${month + 1}`.padStart(2, '0')}`,
  );
  return [
    ...months.map((month) => formatDate(`${month}-28`, locale)),
    ...(['kilometer', 'mile'] as const).flatMap((unit) =>
      [1234.5, ...(isClose ? [0.12] : [])].map((value) => formatLength(value, locale, unit)),
    ),
    ...[1e4, 1e5, 1e6, 1e7, 1e8, 1e9].map((value) => formatLarge(value, locale)?.unit),
    formatList(['1', '2', '3'], locale),
  ].join('\n');
}
