import { basename, resolve } from 'node:path';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import {
  type FontFile,
  heldCharacters,
  makeFonts,
  type StoryFonts,
} from '../../src/fonts/cut-fonts.ts';
import { fontCharacters, usedCharacters } from '../../src/fonts/font-characters.ts';
import { mapFaceNames, pageFaces } from '../../src/fonts/typefaces.ts';
import { charactersWithoutFont } from '../../src/fonts/without-font.ts';
import { storyStore } from '../../src/load/story-store.ts';

const cache = resolve('.cache/fonts');

const charactersOf = (
  page: string,
  map = '',
  opening: Readonly<Record<string, string>> = {},
  lang = 'en',
) => ({
  lang,
  page: usedCharacters(page),
  emphasised: usedCharacters('Café'),
  map: usedCharacters(map),
  large: usedCharacters(map),
  drawn: usedCharacters(map),
  opening: Object.fromEntries(
    Object.entries(opening).map(([face, text]) => [face, usedCharacters(text)]),
  ),
});

/** The map's faces, without that of large words. */
const nameFaces = mapFaceNames.filter((name) => name !== 'Map Serif');

const make = (...said: Parameters<typeof charactersOf>) => makeFonts(charactersOf(...said), cache);

const allFiles = ({ page, scripts }: StoryFonts): Map<string, Buffer> =>
  new Map(
    [...[...page.values()].flat(), ...scripts].map((f) => [basename(f.path, '.woff2'), f.bytes]),
  );

/** The characters in a story's fonts by file name. */
const held = (fonts: StoryFonts): Record<string, string> =>
  Object.fromEntries(
    [...allFiles(fonts)].map(([name, bytes]) => [
      name,
      String.fromCodePoint(...heldCharacters(create(bytes) as Font)),
    ]),
  );

/** The characters that files lack, or do not declare. */
const lacking = (files: readonly FontFile[], wanted: Iterable<number>) => {
  const points = new Set(
    files.flatMap(({ bytes, codePoints }) => {
      const inFile = heldCharacters(create(bytes) as Font);
      return codePoints.filter((point) => inFile.has(point));
    }),
  );
  return String.fromCodePoint(...[...wanted].filter((point) => !points.has(point)));
};

const sorted = (text = '') => [...text].sort().join('');

test('fonts have the characters of the page and of the map', async () => {
  const holds = held(await make('A way ŏ 图', 'Hà Nội 서울 ວຽງຈັນ เชียงราย Улаанбаатар'));
  expect(holds['noto-sans-sc-chinese-simplified-400']).toBe('图');
  expect(holds['noto-sans-kr-korean-400']).toBe('서울');
  expect(holds['noto-sans-thai-thai-400']).toMatch(/^[\u0e00-\u0e7f]+$/);
  expect(holds['noto-sans-lao-lao-400']).toMatch(/^[\u0e80-\u0eff]+$/);
  expect(holds['source-sans-3-cyrillic-400']).toMatch(/^[Уабанртл]+$/);
  expect(holds['source-sans-3-vietnamese-600']).toContain('ộ');
  expect(holds['source-serif-4-latin-400']).toContain('“');
  expect(holds).not.toHaveProperty('source-serif-4-cyrillic-400');
});

test.each([
  ['A café – “plain” words', '', ''],
  ['שלום 🚢 → ★', '★ ▲', 'שלום★'],
])('fonts list missing letters, and on the map missing symbols: %s', async (page, map, missed) => {
  expect((await make(page, map)).scripts).toEqual([]);
  expect(await charactersWithoutFont(charactersOf(page, map))).toEqual([...missed]);
});

test('fonts keep characters that the first load does not show in a second file', async () => {
  const later = '延吉市云南省黑龙江辽宁武汉成都青岛';
  const opening = { 'Map Sans Regular': '北京', 'Map Sans Italic': 'East Sea' };
  const holds = held(await make('Café 图', `北京 ${later} Tumen`, opening));
  expect(sorted(holds['noto-sans-sc-chinese-simplified-400'])).toBe(sorted('北京图'));
  expect(sorted(holds['noto-sans-sc-chinese-simplified-400-rest'])).toBe(sorted(later));
  expect(sorted(holds['source-serif-4-latin-400-italic'])).toBe(sorted('Café'));
  expect(holds['source-serif-4-latin-400-italic-rest']).toMatch(/[Aw]/);
  const slanted = holds['source-sans-3-latin-400-italic'] ?? '';
  expect(slanted.replace(/[^A-Z]/g, '')).toBe('CES');
  expect([...slanted]).toEqual(expect.arrayContaining([...'azé 09']));
  expect(holds['source-sans-3-latin-400-italic-rest']).toMatch(/T/);
});

test.each([
  ['กรุงเทพฯ เชียงราย เชียงใหม่ ประเทศไทย สวัสดี ขอบคุณ ข้าวเหนียว', 'ก', 'noto-sans-thai-thai-400'],
  ['भारत हिन्दी', 'भ', 'noto-sans-devanagari-devanagari-400'],
])('fonts keep letters and their marks in one file: %s', async (map, first, name) => {
  const { scripts } = await make('A', map, { 'Map Sans Regular': first });
  expect(scripts.map(({ path }) => basename(path, '.woff2'))).toEqual([name]);
  expect(lacking(scripts, usedCharacters(map.replaceAll(' ', '')))).toBe('');
});

test.each([
  ['en', 'refugees', ['source-serif-4-latin-400']],
  ['en', '', []],
  ['ko', '난민', ['source-sans-3-latin-400', 'noto-sans-kr-korean-400']],
])(
  'large words in %s need only a file of their letters, and %j has %j',
  async (lang, word, files) => {
    const characters = { ...charactersOf('A', word, {}, lang), large: usedCharacters(word) };
    const { map, opening } = await makeFonts(characters, cache);
    const own = map['Map Serif'];
    expect(own.map(({ path }) => basename(path, '.woff2'))).toEqual(files);
    if (lang === 'en') expect(lacking(own, usedCharacters(word))).toBe('');
    if (word === 'refugees') expect(own[0]?.codePoints.length).toBe(new Set(word).size);
    expect(opening.map(({ face }) => face)).not.toContain('Map Serif');
  },
);

const names = ['Đường về ử', 'Ελλάδα', 'Hawaiʻi', 'भारत', '갂', 'Улаанбаатар'];

test.each(names)('fonts cover %s in every face of the page and of the map', async (words) => {
  const { page, scripts, map } = await make(words, words);
  expect(await charactersWithoutFont(charactersOf(words, words))).toEqual([]);
  const faces = [...page.values()].map((own) => [...own, ...scripts]);
  for (const files of [...faces, ...Object.values(map)])
    expect(lacking(files, usedCharacters(words))).toBe('');
});

test('fonts keep kerning, ligatures and tabular figures, and no other feature', async () => {
  const files = allFiles(await make('A way ŏ', 'Hà Nội'));
  for (const [name, bytes] of files) {
    const { availableFeatures } = create(bytes) as Font;
    expect(['kern', 'liga'], name).toEqual(expect.arrayContaining(availableFeatures));
  }
  for (const name of ['source-serif-4-latin-400', 'source-sans-3-latin-400']) {
    const font = create(files.get(name) ?? Buffer.alloc(0)) as Font;
    expect([...font.availableFeatures].sort()).toEqual(['kern', 'liga']);
    const widths = font.glyphsForString('0123456789').map(({ advanceWidth }) => advanceWidth);
    expect(new Set(widths).size).toBe(1);
  }
});

test('fonts for the opening map are the first of each face, and those of its place names', async () => {
  const shown = { 'Map Sans Regular': 'B ข', 'Map Sans Italic': ' ' };
  const { opening } = await make('A', 'กข ກຂ', shown);
  expect(opening.map(({ face, file, sample }) => [face, basename(file.path), sample])).toEqual([
    ['Map Sans Regular', 'source-sans-3-latin-400.woff2', 'B'],
    ['Map Sans Regular', 'noto-sans-thai-thai-400.woff2', 'ข'],
    ['Map Sans Semibold', 'source-sans-3-latin-600.woff2', '!'],
    ['Map Sans Italic', 'source-sans-3-latin-400-italic.woff2', '0'],
  ]);
});

describe('fonts of this story', async () => {
  const characters = fontCharacters(await storyStore(openFolder('.')).load());
  const fonts = await makeFonts(characters, cache);
  const first = (files: readonly FontFile[]) =>
    files.filter(({ path }) => !/-rest\.woff2$/.test(path));
  const pangram = '“The quick brown fox”, 1234567890 – jumps; over (the) lazy dog’s…';
  const english = usedCharacters(pangram);

  test.each(pageFaces)('cover the page in $name $weight $style', (face) => {
    const files = [...(fonts.page.get(face) ?? []), ...fonts.scripts];
    const onMap = face.name === 'Source Sans 3' ? characters.map : [];
    expect(lacking(files, [...english, ...characters.page, ...onMap])).toBe('');
    const upright = [...english, ...characters.page];
    const atOnce = face.style === 'italic' ? characters.emphasised : upright;
    expect(lacking(first(files), atOnce)).toBe('');
  });

  test.each(nameFaces)('cover every name on the map in %s, each letter in one file', (name) => {
    const files = fonts.map[name];
    expect(lacking(files, [...characters.map, ...usedCharacters('0123456789 km')])).toBe('');
    expect(lacking(first(files), characters.opening[name] ?? [])).toBe('');
    const points = files.flatMap(({ codePoints }) => codePoints);
    expect(points.length).toBe(new Set(points).size);
  });

  test('are small on the first load, and declare only the characters that they hold', () => {
    const files = [...new Set([...[...fonts.page.values()].flat(), ...fonts.scripts])];
    const bytes = first(files).reduce((sum, file) => sum + file.bytes.length, 0);
    expect(bytes).toBeLessThanOrEqual(88_000);
    for (const file of files) expect(lacking([file], file.codePoints)).toBe('');
  });
});

test('a page in another script has Chinese quotes in Chinese, and Chinese Han before Korean', async () => {
  const holds = held(await make('“图”', '', {}, 'zh'));
  expect(sorted(holds['noto-sans-sc-chinese-simplified-400'])).toBe(sorted('“图”'));
  expect(holds['source-sans-3-latin-400']).not.toContain('“');
});

test('a page in another script splits a large script into the opening map, the map and the page', async () => {
  const syllables = (from: number) =>
    String.fromCodePoint(...Array.from({ length: 40 }, (_, at) => from + 28 * at));
  const [said, onMap] = [0xac01, 0xb801].map(syllables);
  const opening = { 'Map Sans Regular': '서울' };
  const holds = held(await make(`길${said}`, `서울길${onMap}`, opening, 'ko'));
  const rests = ['', '-rest', '-rest-rest'];
  expect(rests.map((rest) => sorted(holds[`noto-sans-kr-korean-400${rest}`]))).toEqual(
    ['서울', `길${onMap}`, said].map(sorted),
  );
});
