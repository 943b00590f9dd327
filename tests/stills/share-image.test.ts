import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { shareImage } from '../../src/stills/share-image.ts';

const fonts = await openLabelFonts();
const blue =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 540 405"><path fill="#00f" d="M0 0h540v405H0z"/></svg>';
const panel = 360;

/** The columns of the panel, from its outer edge, and the rows, in which something is written. */
async function written(lang: string, title: string, subtitle: string) {
  const png = await shareImage({ lang, title, subtitle }, Buffer.from(blue), fonts, '#8f1d1a');
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  const dark = (x: number, y: number) => (data[(y * 1200 + x) * 3] ?? 255) < 200;
  const from = lang === 'ar' ? 1200 - panel : 0;
  const columns = Array.from({ length: panel }, (_, x) => x);
  const rows = Array.from({ length: 630 }, (_, y) => y);
  return {
    columns: columns.filter((x) => rows.some((y) => dark(from + x, y))),
    rows: rows.filter((y) => columns.some((x) => dark(from + x, y))),
  };
}

test.each([
  ['en', 'To Laos', 'The Long Way South'],
  ['de', 'Rindfleischetikettierungsüberwachungsaufgabe', 'Ein Wort'],
  [
    'en',
    'What was asked, what is known, and all that has been said of it since then by anybody',
    '',
  ],
  ['fr', 'Un titre', `Un récit ${'dont le nom ne finit pas '.repeat(8)}`],
  ['ko', '아무도 말하지 않았다', '남으로 가는 먼 길'],
  ['zh', '展望台旁的火箭弹与没有人说过的事', '远路向南'],
  ['ar', 'الطريق الطويل', 'إلى الجنوب'],
])('in "%s" all letters of "%s" are within the margins of the panel', async (...text) => {
  const { columns, rows } = await written(...text);
  expect(columns[0]).toBeGreaterThanOrEqual(32);
  expect(columns.at(-1)).toBeLessThanOrEqual(panel - 32);
  expect(rows.at(-1)).toBeLessThanOrEqual(630 - 32);
  expect(rows.at(-1)).toBeGreaterThan(120);
});
