/** The countries that the story is about, by ISO 3166-1 alpha-3 code. */
export const storyCountries: Readonly<Record<string, string>> = {
  CHN: 'China',
  KOR: 'South Korea',
  LAO: 'Laos',
  PRK: 'North Korea',
  THA: 'Thailand',
};
