import { expect, test } from 'vitest';
import {
  brokenLines,
  openLabelFonts,
  outlineEm,
  outlineText,
} from '../../../src/stills/labels/outline-text.ts';

const fonts = (await openLabelFonts())['Map Sans Regular'] ?? [];

const names = ['Seoul', '서울', '北京', 'กรุงเทพฯ', 'ວຽງຈັນ', 'ရန်ကုန်', 'ភ្នំពេញ', 'दिल्ली', 'القاهرة'];

test.each(names)('outlines %s glyph by glyph', (name) => {
  const { glyphs, width } = outlineText(name, fonts);
  expect(glyphs.length).toBeGreaterThan(1);
  expect(width).toBeGreaterThan(0);
  for (const { path, x, y } of glyphs) {
    expect(path).toMatch(/^M/);
    expect(Number.isFinite(x + y)).toBe(true);
  }
});

test.each([
  ['القاهرة', 'letters that join, and one that does not', 'هرة', 'after'],
  ['فرع دمياط 24 km', 'figures and another script after the name', '24 km', 'before'],
])('sets %s from right to left: %s', (text, _, part, where) => {
  const drawn = (words: string) => outlineText(words, fonts).glyphs.map(({ key }) => key);
  const [whole, last] = [drawn(text).join(), drawn(part).join()];
  expect(where === 'before' ? whole : drawn(text).slice(0, 4).join()).toContain(last.slice(0, 20));
});

test('spaces letters apart unless they join', () => {
  const wider = (text: string) =>
    outlineText(text, fonts, 0.2).width - outlineText(text, fonts).width;
  expect(wider('Cairo')).toBeGreaterThan(0);
  expect(wider('القاهرة')).toBe(0);
});

test('breaks a line of Han between words, and never before a full stop', () => {
  const lines = brokenLines('穿过中国通往首尔。', 4, fonts);
  expect(lines.length).toBeGreaterThan(1);
  for (const { width } of lines) expect(width).toBeLessThanOrEqual(5 * outlineEm);
});

test('puts a mark without an anchor over its letter', () => {
  const [base, ...marks] = outlineText('ភ្នំ', fonts).glyphs;
  expect(marks.length).toBeGreaterThan(0);
  for (const { x } of marks) expect(Math.abs(x - (base?.x ?? 0))).toBeLessThan(400);
});

test('draws figures beside any script in one typeface', () => {
  const drawn = (text: string) => outlineText(text, fonts).glyphs.map(({ key }) => key);
  for (const figure of drawn('1910')) expect(drawn('年1910年')).toContain(figure);
});

test('omits characters without a font, and bidi controls', () => {
  expect(outlineText('To ★ שלום 🚢 sea\u202e', fonts)).toEqual(outlineText('To    sea', fonts));
});
