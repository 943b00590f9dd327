import { describe, expect, test } from 'vitest';
import { heldCharacters } from '../../../../src/build/fonts/open-slice.ts';
import { heldByFonts } from '../../../../src/build/fonts/story/held-by-fonts.ts';
import { makeMissingFonts } from '../../../../src/build/fonts/story/missing-fonts.ts';
import { mapFaceNames, pageFaces } from '../../../../src/build/fonts/typefaces.ts';

const held = await heldByFonts('src/fonts');
const make = (page: string, map = '') => makeMissingFonts({ page, map }, held);

const inFile = (bytes: Buffer): string => String.fromCodePoint(...heldCharacters(bytes));
const shows = (files: readonly { readonly bytes: Buffer }[]): string =>
  [...new Set(files.flatMap(({ bytes }) => [...inFile(bytes)]))].sort().join('');

/** The rules of a stylesheet for one face of the page. */
const rulesOf = (css: string, { name, weight, style }: (typeof pageFaces)[number]): string[] =>
  css
    .split('@font-face')
    .filter((rule) =>
      [`"${name} More"`, `weight: ${weight}`, `style: ${style}`].every((part) =>
        rule.includes(part),
      ),
    );

describe('the fonts that a story adds', () => {
  test('are none where the fonts at hand hold all that it says', async () => {
    const made = await make('A café – “plain” words, 1,234.', 'Zürich');
    expect(made).toMatchObject({ files: [], css: '', without: [] });
  });

  test.each([
    ['Vietnamese', 'Đường về ử', 'ĐườngVềvửề'],
    ['Greek', 'Ελλάδα', 'Ελάδα'],
    ['a Hawaiian ʻokina', 'Hawaiʻi', 'ʻ'],
  ])('let every face of the page and of the map say %s', async (_, words, letters) => {
    const { files, css, mapFaces, without } = await make(words, words);
    expect(without).toEqual([]);
    const lacking = [...letters].filter((letter) => letter > '\u00ff');
    for (const letter of lacking) expect(shows(files)).toContain(letter);
    for (const face of pageFaces) expect(rulesOf(css, face).length).toBeGreaterThan(0);
    for (const name of mapFaceNames) {
      for (const letter of lacking) expect(shows(mapFaces[name])).toContain(letter);
    }
  });

  test('hold no letter that the fonts at hand hold', async () => {
    const { files } = await make('Hawaiʻi is a word');
    expect(shows(files)).toBe('ʻ');
  });

  test('hold all that is used of a script in one file, which can join its letters and marks', async () => {
    const { files } = await make('भारत हिन्दी');
    expect(shows(files)).toBe([...new Set('भारतहिन्दी')].sort().join(''));
    expect(files).toHaveLength(1);
  });

  test('let headings too be written in another script', async () => {
    const { css } = await make('갂');
    for (const face of pageFaces) expect(rulesOf(css, face).join('')).toContain('U+AC02');
  });

  test('are of a page’s serif only what the page says', async () => {
    const { files } = await make('A page', 'Ελλάδα');
    expect(files.map(({ name }) => name).filter((name) => name.includes('serif'))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });

  test('name the letters that no installed font has, but no sign or emoji', async () => {
    const { files, without } = await make('שלום 🚢 → ★');
    expect(without).toEqual([...'שלום']);
    expect(files).toEqual([]);
  });
});
