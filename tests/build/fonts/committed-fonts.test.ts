import { readdir, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fontTexts } from '../../../src/build/fonts/font-texts.ts';
import { heldCharacters } from '../../../src/build/fonts/open-slice.ts';
import { pageFaces } from '../../../src/build/fonts/typefaces.ts';
import { usedCharacters } from '../../../src/build/fonts/used-characters.ts';
import { openingFonts } from '../../../src/fonts/opening-fonts.ts';
import { mapFontFaces } from '../../../src/map/style/map-font-faces.ts';

/** A font file as one face declares it. */
interface Declared {
  readonly file: string;
  readonly range: ReadonlySet<number>;
}

const folder = 'src/fonts';
const remedy = 'Run "npm run fonts" to make the fonts anew.';
const texts = await fontTexts('.');
const css = await readFile(`${folder}/fonts.css`, 'utf8');
const files = (await readdir(folder)).filter((name) => name.endsWith('.woff2'));
const held = new Map(
  await Promise.all(
    files.map(async (name) => [name, heldCharacters(await readFile(`${folder}/${name}`))] as const),
  ),
);

const rangeOf = (text: string): Set<number> => {
  const points = new Set<number>();
  for (const [, from = '', to = from] of text.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)) {
    for (let point = Number.parseInt(from, 16); point <= Number.parseInt(to, 16); point += 1) {
      points.add(point);
    }
  }
  return points;
};

/** A family of the page, and the one that holds what is seldom needed of it. */
const families = (name: string): readonly string[] => [name, `${name} More`];

const pageFace = (name: string, weight: number, style: string): Declared[] =>
  css.split('@font-face').flatMap((rule) => {
    const file = /url\("\.\/([^"]+)"\)/.exec(rule)?.[1];
    const own = [`font-weight: ${weight}`, `font-style: ${style}`];
    const ofFamily = families(name).some((family) => rule.includes(`font-family: "${family}"`));
    return file && ofFamily && own.every((part) => rule.includes(part))
      ? [{ file, range: rangeOf(rule) }]
      : [];
  });

const mapFace = (name: string): Declared[] => {
  const declared = mapFontFaces[name] ?? [];
  return declared.map(({ url, 'unicode-range': ranges = [] }) => ({
    file: basename(url),
    range: rangeOf(ranges.join(' ')),
  }));
};

const missingFrom = (face: readonly Declared[], text: string): string =>
  [...usedCharacters(text)]
    .filter(
      (point) => !face.some(({ file, range }) => range.has(point) && held.get(file)?.has(point)),
    )
    .map((point) => String.fromCodePoint(point))
    .join('');

describe('the committed fonts', () => {
  test.each([
    ['Source Serif 4', texts.page],
    ['Source Sans 3', texts.page + texts.map],
  ])('hold all that the page says in %s', (name, text) => {
    expect(missingFrom(pageFace(name, 400, 'normal'), text), remedy).toBe('');
  });

  test.each(pageFaces)('hold English in $name $weight $style', ({ name, weight, style }) => {
    const text = '“The quick brown fox”, 1234567890 – jumps; over (the) lazy dog’s café…';
    expect(missingFrom(pageFace(name, weight, style), text), remedy).toBe('');
  });

  test.each(Object.keys(mapFontFaces))('hold every name on the map, in %s', (name) => {
    expect(missingFrom(mapFace(name), `${texts.map} 0123456789 km`), remedy).toBe('');
  });

  test('declare no character that a file does not hold', () => {
    const faces = [
      ...pageFaces.flatMap(({ name, weight, style }) => pageFace(name, weight, style)),
      ...Object.keys(mapFontFaces).flatMap(mapFace),
    ];
    for (const { file, range } of faces) {
      expect([...range].filter((point) => !held.get(file)?.has(point))).toEqual([]);
    }
    expect(new Set(faces.map(({ file }) => file))).toEqual(new Set(files));
  });

  test('give the first load what the page and its opening map say, in few bytes', async () => {
    const first = new Set(files.filter((file) => !file.endsWith('-rest.woff2')));
    const atFirst = (face: readonly Declared[]) => face.filter(({ file }) => first.has(file));
    const english = '“The quick brown fox”, 1234567890 – jumps; over (the) lazy dog’s…';
    for (const { name, weight, style } of pageFaces) {
      const said = style === 'italic' ? texts.emphasised : english;
      expect(missingFrom(atFirst(pageFace(name, weight, style)), said), remedy).toBe('');
    }
    for (const name of ['Source Serif 4', 'Source Sans 3']) {
      expect(missingFrom(atFirst(pageFace(name, 400, 'normal')), texts.page), remedy).toBe('');
    }
    for (const name of Object.keys(mapFontFaces)) {
      expect(missingFrom(atFirst(mapFace(name)), texts.opening[name] ?? ''), remedy).toBe('');
    }
    const sizes = await Promise.all([...first].map((file) => stat(`${folder}/${file}`)));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(88_000);
  });

  test('keep in families of their own what a page without foreign names never loads', () => {
    for (const { name, weight, style } of pageFaces) {
      const rules = css
        .split('@font-face')
        .filter((rule) => rule.includes(`font-family: "${name}";`))
        .filter((rule) => rule.includes(`font-weight: ${weight};`))
        .filter((rule) => rule.includes(`font-style: ${style};`));
      expect(rules, `${name} ${weight} ${style}`).toHaveLength(1);
      expect(css).toMatch(new RegExp(`"${name}", "${name} More", `));
    }
  });

  test('are declared to the page where the opening map needs them, as the map has them', () => {
    expect(openingFonts.length).toBeGreaterThan(0);
    for (const { face, url, font, text } of openingFonts) {
      const [style, weight] = font.split(' ');
      const declared = pageFace(face, Number(weight), style ?? '');
      const inMap = mapFace(face).find(({ file }) => file === basename(url));
      expect(declared, font).toContainEqual(inMap);
      expect(inMap?.range.has(text.codePointAt(0) ?? 0), text).toBe(true);
    }
  });

  test('give no character to two files of one face', () => {
    for (const name of Object.keys(mapFontFaces)) {
      const points = mapFace(name).flatMap(({ range }) => [...range]);
      expect(points.length, name).toBe(new Set(points).size);
    }
  });

  test('are asked for with the page where they must come with the first paint or not at all', async () => {
    const page = await readFile('index.html', 'utf8');
    const preloaded = [...page.matchAll(/rel="preload" href="\/src\/fonts\/([^"]+)"/g)];
    const optional = css.split('@font-face').filter((rule) => rule.includes('display: optional'));
    const files = optional.map((rule) => /url\("\.\/([^"]+)"\)/.exec(rule)?.[1]);
    expect(files).toHaveLength(4);
    expect(new Set(preloaded.map(([, file]) => file))).toEqual(new Set(files));
  });

  test('have a bold that stands in for a bold, and an italic for an italic', () => {
    for (const { weight, style } of pageFaces) {
      const cut = style === 'italic' ? ' Italic' : weight === 600 ? ' Bold' : '';
      const stands = css
        .split('@font-face')
        .filter((rule) => rule.includes('size-adjust'))
        .filter((rule) => rule.includes(`font-weight: ${weight}`) && rule.includes(`: ${style};`));
      expect(stands.length).toBeGreaterThan(0);
      for (const rule of stands)
        expect(rule).toMatch(new RegExp(`(Georgia|Arial|Roboto|New Roman|Noto Serif)${cut}"`));
    }
  });

  test('have fonts that stand in for every face until it arrives', () => {
    for (const { weight, style } of pageFaces) {
      const stands = css.split('@font-face').filter((rule) => rule.includes('size-adjust'));
      expect(
        stands.some(
          (rule) =>
            rule.includes(`font-weight: ${weight}`) && rule.includes(`font-style: ${style}`),
        ),
      ).toBe(true);
    }
  });
});
