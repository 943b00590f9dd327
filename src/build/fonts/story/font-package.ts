/** Scripts that have a package `@fontsource/noto-sans-…` of their own name. */
const named = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
];

/** Scripts whose package is named otherwise. */
const others = { Han: 'tc', Hiragana: 'jp', Katakana: 'jp' } as const;

const packages = [
  ...named.map((script) => [script, script.toLowerCase()] as const),
  ...Object.entries(others),
].map(([script, name]) => ({
  of: new RegExp(`\\p{Script=${script}}`, 'u'),
  name: `@fontsource/noto-sans-${name}`,
}));

/** The npm package whose font has a character, where its script is one of those that are known here. */
export function fontPackage(character: string): string | undefined {
  return packages.find(({ of }) => of.test(character))?.name;
}
