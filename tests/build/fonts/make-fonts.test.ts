import { expect, test } from 'vitest';
import { makeFonts } from '../../../src/build/fonts/make-fonts.ts';
import { heldCharacters } from '../../../src/build/fonts/open-slice.ts';

const texts = { page: 'A way ŏ 图', map: 'Hà Nội 서울 ວຽງຈັນ เชียงราย Улаанбаатар' };

test('makes the same files each time, with the characters of the page and of the map', async () => {
  const files = await makeFonts(texts);
  expect(await makeFonts(texts)).toEqual(files);
  const holds = (name: string): string => {
    const bytes = files[name];
    if (!Buffer.isBuffer(bytes)) throw new TypeError(`${name} is not a font.`);
    return String.fromCodePoint(...heldCharacters(bytes));
  };
  expect(holds('noto-sans-sc-chinese-simplified-400.woff2')).toBe('图');
  expect(holds('noto-sans-kr-korean-400.woff2')).toBe('서울');
  expect(holds('noto-sans-thai-thai-400.woff2')).toMatch(/^[\u0e00-\u0e7f]+$/);
  expect(holds('noto-sans-lao-lao-400.woff2')).toMatch(/^[\u0e80-\u0eff]+$/);
  expect(holds('source-sans-3-cyrillic-400.woff2')).toMatch(/^[Уабанртл]+$/);
  expect(holds('source-sans-3-vietnamese-600.woff2')).toContain('ộ');
  expect(holds('source-serif-4-latin-400.woff2')).toContain('“');
});

test('declares no face for a script that nothing is written in', async () => {
  const files = await makeFonts({ page: 'A way', map: 'Two towns' });
  expect(Object.keys(files).filter((name) => name.startsWith('noto'))).toEqual([]);
});
