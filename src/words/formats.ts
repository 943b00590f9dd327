/** The scripts in use that are written from right to left, by their codes in ISO 15924. */
const fromRight = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa']);

/**
 * Which way lines run in a language, as HTML's `dir` names it.
 *
 * @param lang The language as a BCP 47 tag.
 */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return fromRight.has(new Intl.Locale(lang).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/**
 * A number as a language writes it, such as `4,013`.
 *
 * @param locale The language as a BCP 47 tag.
 */
export function formatNumber(value: number, locale: string): string {
  return value.toLocaleString(locale);
}

/**
 * An ISO date at its own precision: in British English `2014`, `July 2014` or `15 July 2014`.
 *
 * @param date A year, a year and a month, or a day.
 * @param locale The language as a BCP 47 tag.
 */
export function formatDate(date: string, locale: string): string {
  const [year = '', month, day] = date.split('-');
  return new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`).toLocaleDateString(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  });
}

/**
 * Names in a row, such as `A, B, C`.
 *
 * @param locale The language as a BCP 47 tag.
 */
export function formatList(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(names);
}
