/** What charts say of their numbers and days, and around their drawing. */
export const charts = {
  locale: 'en-GB',
  source: 'Source',
  sources: 'Sources',
  data: 'The data as a table',
  million: (count: string) => `${count} million`,
  about: (count: string) => `about ${count}`,
  over: (count: string) => `over ${count}`,
  either: (least: string, most: string) => `${least} or ${most}`,
  between: (least: string, most: string) => `${least} to ${most}`,
  years: (count: number) => `in ${count} years`,
  quiet: (days: number) => `none counted for ${days} days`,
};

export type ChartWords = typeof charts;
