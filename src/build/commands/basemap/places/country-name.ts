/** What the atlas shortens, in full. */
const inFull: Readonly<Record<string, string>> = {
  'Br. Indian': 'British Indian',
  'Dem. Rep. Congo': 'Democratic Republic of the Congo',
  'Eq.': 'Equatorial',
  'Fr. Polynesia': 'French Polynesia',
  'Fr. S. Antarctic Lands': 'French Southern Territories',
  'I.': 'Island',
  'Is.': 'Islands',
  'N. Cyprus': 'Northern Cyprus',
  'N. Mariana': 'Northern Mariana',
  'Rep.': 'Republic',
  'S. Geo. and the': 'South Georgia and the South Sandwich',
  'S. Sudan': 'South Sudan',
  'St.': 'Saint',
  'Ter.': 'Territory',
  'Vin. and Gren.': 'Vincent and the Grenadines',
  'W. Sahara': 'Western Sahara',
  'and Barb.': 'and Barbuda',
  'and Herz.': 'and Herzegovina',
};

/** Names that have changed since the atlas was packed. */
const since: Readonly<Record<string, string>> = { Macedonia: 'North Macedonia' };

/** The longest first, so that no part of one is put in full before it. */
const shortened = Object.keys(inFull).sort((a, b) => b.length - a.length);

/** The atlas's name of a country in full, as it is read on a map. */
export const countryName = (name: string): string =>
  since[name] ??
  shortened.reduce((longer, short) => {
    const at = ` ${longer} `.indexOf(` ${short} `);
    return at < 0 ? longer : longer.slice(0, at) + inFull[short] + longer.slice(at + short.length);
  }, name);
