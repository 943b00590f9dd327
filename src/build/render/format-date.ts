/** A date as sources give it: a year, a year and a month, or a day, in ISO 8601. */
export const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** An ISO date in British English at its own precision: `2014`, `July 2014` or `15 July 2014`. */
export function formatDate(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
}
