/** The countries that a disputed border has on a side, by ISO 3166-1 numeric code or the atlas's name. */
const codes: Readonly<Record<string, string>> = {
  '064': 'BTN',
  '116': 'KHM',
  '156': 'CHN',
  '196': 'CYP',
  '268': 'GEO',
  '275': 'PSE',
  '356': 'IND',
  '376': 'ISR',
  '408': 'PRK',
  '410': 'KOR',
  '504': 'MAR',
  '524': 'NPL',
  '586': 'PAK',
  '643': 'RUS',
  '688': 'SRB',
  '706': 'SOM',
  '728': 'SSD',
  '729': 'SDN',
  '732': 'ESH',
  '760': 'SYR',
  '764': 'THA',
  '804': 'UKR',
  '818': 'EGY',
  'Cyprus U.N. Buffer Zone': 'CNM',
  Kosovo: 'XKX',
  'N. Cyprus': 'CYN',
  'Siachen Glacier': 'KAS',
  Somaliland: 'SOL',
};

/**
 * The code by which borders are told apart: the alpha-3 code where a border is disputed, or else what
 * the atlas tells a country by.
 *
 * @param id the ISO 3166-1 numeric code, which countries that few recognise have not
 */
export const countryCode = (id: string | number | undefined, name: string): string =>
  codes[id ?? name] ?? String(id ?? name);
