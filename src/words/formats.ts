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
