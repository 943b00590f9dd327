import { basename, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeFonts } from '../../src/fonts/cut-fonts.ts';
import { usedCharacters } from '../../src/fonts/font-characters.ts';
import { fontsCss, unicodeRange } from '../../src/fonts/fonts-css.ts';
import { mapFaces, pageFaces } from '../../src/fonts/typefaces.ts';
import { forAll } from '../core/arbitraries.ts';

const fonts = await makeFonts(
  {
    lang: 'en',
    page: usedCharacters('A way 서울'),
    emphasised: usedCharacters('A'),
    map: usedCharacters('서울'),
    large: new Set(),
    drawn: new Set(),
    opening: { 'Map Sans Regular': usedCharacters('서울') },
  },
  resolve('.cache/fonts'),
);
const css = fontsCss(fonts);

const rulesWith = (...parts: readonly string[]) =>
  css.split('@font-face').filter((rule) => parts.every((part) => rule.includes(part)));

describe('the stylesheet of the fonts', () => {
  test.each(pageFaces)('has one file and fallbacks for $name $weight $style', (face) => {
    const cut = [`font-weight: ${face.weight};`, `font-style: ${face.style};`];
    const family = face.style === 'italic' ? `${face.name} Italic` : face.name;
    const [own = '', ...others] = rulesWith(`font-family: "${family}";`, ...cut);
    expect(others).toEqual([]);
    expect(own).toContain('display: block');
    expect(own).toContain('url("data:font/woff2;base64,');
    const bold = face.style === 'italic' ? ' Italic' : face.weight === 600 ? ' Bold' : '';
    const names = new RegExp(`(Georgia|Arial|Roboto|New Roman|Noto Serif)${bold}"`);
    const fallbacks = rulesWith('size-adjust', ...cut);
    expect(fallbacks).toHaveLength(5);
    for (const rule of fallbacks) expect(rule).toMatch(names);
  });

  test('has no family with both uprights and italics, where one could replace the other', () => {
    const styles = new Map<string, Set<string>>();
    for (const rule of rulesWith('woff2')) {
      const [, family = '', style = ''] =
        /font-family: "([^"]+)";\s+font-style: (\w+);/.exec(rule) ?? [];
      styles.set(family, (styles.get(family) ?? new Set()).add(style));
    }
    expect(styles.size).toBeGreaterThan(5);
    expect([...styles].filter(([, { size }]) => size > 1)).toEqual([]);
  });

  test.each([
    ['sans-serif', 'Source Sans 3'],
    ['sans-serif', 'Source Sans 3 Italic'],
    ['serif', 'Source Serif 4'],
    ['serif', 'Source Serif 4 Italic'],
  ])('falls back to %s through its own files and those of other scripts', (generic, name) => {
    const stack = `"${name}", "${name} More", "Other Scripts", "S[^;]*", ${generic};`;
    expect(css).toMatch(new RegExp(`: ${stack}`));
    expect(rulesWith('"Other Scripts"', 'U+C11C')).toHaveLength(1);
  });

  test('scales a fallback to the face’s advance and line height', () => {
    const [rule] = rulesWith('"Serif as Georgia"', 'weight: 400', 'style: normal');
    expect(rule).toContain('size-adjust: 107.45%');
    expect(rule).toContain('ascent-override: 96.42%');
    expect(rule).toContain('descent-override: 31.18%');
  });

  test('inlines what sets the page’s text, but no file of the map alone', () => {
    const inlined = [...fonts.inlined].map(({ path }) => basename(path));
    expect(inlined).toContainEqual(expect.stringContaining('noto-sans-kr-'));
    expect(inlined.filter((name) => name.includes('-latin-'))).toHaveLength(6);
    const ofPage = new Set([...fonts.page.values()].flatMap(([first]) => first ?? []));
    const late = [...fonts.page.values(), fonts.scripts]
      .flat()
      .filter((file) => !fonts.inlined.has(file));
    expect(late.filter((file) => ofPage.has(file))).toEqual([]);
    for (const { path } of late) expect(css).toContain(`/${basename(path)}") format`);
  });

  test('declares the fonts of the opening map on the page exactly as on the map', () => {
    expect(fonts.opening.length).toBeGreaterThan(3);
    for (const { face, file, sample } of fonts.opening) {
      const { weight, style } = mapFaces[face];
      const cut = [`font-weight: ${weight};`, `font-style: ${style};`];
      const url = fonts.inlined.has(file) ? file.bytes.toString('base64') : basename(file.path);
      expect(rulesWith(`"${face}"`, `${url}"`, ...cut)).toEqual([
        expect.stringContaining(`unicode-range: ${unicodeRange(file.codePoints).join(', ')};`),
      ]);
      expect(file.codePoints).toContain(sample.codePointAt(0));
    }
  });
});

test('a range covers exactly the given points, and joins neighbours', () =>
  forAll(fc.uniqueArray(fc.nat(500)), (given) => {
    const covered = unicodeRange(given).flatMap((range) => {
      const ends = range.slice(2).split('-');
      const [first = 0, last = first] = ends.map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
    expect(covered).toEqual([...given].sort((a, b) => a - b));
    const starts = given.filter((point) => !given.includes(point - 1));
    expect(unicodeRange(given)).toHaveLength(starts.length);
  }));
