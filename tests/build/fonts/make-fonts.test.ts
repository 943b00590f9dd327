import { create, type Font } from 'fontkit';
import { expect, test } from 'vitest';
import { makeFonts } from '../../../src/build/fonts/make-fonts.ts';
import { heldCharacters } from '../../../src/build/fonts/open-slice.ts';

const texts = {
  page: 'A way ŏ 图',
  emphasised: '',
  map: 'Hà Nội 서울 ວຽງຈັນ เชียงราย Улаанбаатар',
  opening: { 'Map Sans Regular': '서울' },
};

const holdsIn =
  (files: Awaited<ReturnType<typeof makeFonts>>) =>
  (name: string): string => {
    const bytes = files[name];
    if (!Buffer.isBuffer(bytes)) throw new TypeError(`${name} is not a font.`);
    return String.fromCodePoint(...heldCharacters(bytes));
  };

test('makes the same files each time, with the characters of the page and of the map', async () => {
  const files = await makeFonts(texts);
  expect(await makeFonts(texts)).toEqual(files);
  const holds = holdsIn(files);
  expect(holds('noto-sans-sc-chinese-simplified-400.woff2')).toBe('图');
  expect(holds('noto-sans-kr-korean-400.woff2')).toBe('서울');
  expect(holds('noto-sans-thai-thai-400.woff2')).toMatch(/^[\u0e00-\u0e7f]+$/);
  expect(holds('noto-sans-lao-lao-400.woff2')).toMatch(/^[\u0e80-\u0eff]+$/);
  expect(holds('source-sans-3-cyrillic-400.woff2')).toMatch(/^[Уабанртл]+$/);
  expect(holds('source-sans-3-vietnamese-600.woff2')).toContain('ộ');
  expect(holds('source-serif-4-latin-400.woff2')).toContain('“');
});

test('declares no face for a script that nothing is written in', async () => {
  const files = await makeFonts({
    page: 'A way',
    emphasised: '',
    map: 'Two towns',
    opening: { 'Map Sans Regular': '' },
  });
  expect(Object.keys(files).filter((name) => name.startsWith('noto'))).toEqual([]);
});

test('keeps for a second file what the first load does not say', async () => {
  const later = '延吉市云南省黑龙江辽宁武汉成都青岛';
  const holds = holdsIn(
    await makeFonts({
      page: 'Café 图',
      emphasised: 'Café',
      map: `北京 ${later}`,
      opening: { 'Map Sans Regular': '北京' },
    }),
  );
  expect([...holds('noto-sans-sc-chinese-simplified-400.woff2')].sort()).toEqual(
    [...'北京图'].sort(),
  );
  expect([...holds('noto-sans-sc-chinese-simplified-400-rest.woff2')].sort()).toEqual(
    [...later].sort(),
  );
  expect(holds('source-serif-4-latin-400.woff2')).toMatch(/é/);
  expect(holds('source-serif-4-latin-400.woff2')).not.toMatch(/ç/);
  expect([...holds('source-serif-4-latin-400-italic.woff2')].sort()).toEqual([...'Café'].sort());
  expect(holds('source-serif-4-latin-400-italic-rest.woff2')).toMatch(/[Aw]/);
  expect(holds('source-serif-4-latin-400-rest.woff2')).toMatch(/ç/);
  expect(holds('source-serif-4-latin-400-rest.woff2')).not.toMatch(/[a-zé]/);
});

test('keeps for a second file of italics the capitals that the opening map does not say in them', async () => {
  const opening = { 'Map Sans Italic': 'East Sea' };
  const holds = holdsIn(await makeFonts({ page: 'Yalu', emphasised: 'é', map: 'Tumen', opening }));
  const first = holds('source-sans-3-latin-400-italic.woff2');
  expect([...first].filter((letter) => /[A-Z]/.test(letter))).toEqual(['E', 'S']);
  expect([...first]).toEqual(expect.arrayContaining([...'azé 09']));
  expect(holds('source-sans-3-latin-400-italic-rest.woff2')).toMatch(/Y/);
});

test('leaves letters and the marks on them in one file', async () => {
  const files = await makeFonts({
    page: 'A way',
    emphasised: '',
    map: 'กรุงเทพฯ เชียงราย เชียงใหม่ ประเทศไทย สวัสดี ขอบคุณ ข้าวเหนียว',
    opening: { 'Map Sans Regular': 'ก' },
  });
  expect(Object.keys(files).filter((name) => name.includes('thai'))).toEqual([
    'noto-sans-thai-thai-400.woff2',
  ]);
});

test('keeps kerning, ligatures and figures of one width, and no other feature', async () => {
  const files = await makeFonts(texts);
  const fontOf = (name: string): Font => {
    const bytes = files[name];
    if (!Buffer.isBuffer(bytes)) throw new TypeError(`${name} is not a font.`);
    return create(bytes) as Font;
  };
  for (const name of Object.keys(files).filter((file) => file.startsWith('source-'))) {
    expect(['kern', 'liga'], name).toEqual(expect.arrayContaining(fontOf(name).availableFeatures));
  }
  for (const name of ['source-serif-4-latin-400.woff2', 'source-sans-3-latin-400.woff2']) {
    const font = fontOf(name);
    expect([...font.availableFeatures].sort()).toEqual(['kern', 'liga']);
    const widths = font.glyphsForString('0123456789').map(({ advanceWidth }) => advanceWidth);
    expect(new Set(widths).size).toBe(1);
  }
});
