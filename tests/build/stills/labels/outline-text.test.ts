import { expect, test } from 'vitest';
import { openLabelFonts, outlineText } from '../../../../src/build/stills/labels/outline-text.ts';

const fonts = (await openLabelFonts())['Map Sans Regular'] ?? [];

test.each(['Seoul', '서울', '北京', 'กรุงเทพฯ', 'ວຽງຈັນ', 'ရန်ကုန်', 'ភ្នំពេញ', 'दिल्ली'])(
  'sets %s as outlines, each glyph where its script has it',
  (name) => {
    const { glyphs, width } = outlineText(name, fonts);
    expect(glyphs.length).toBeGreaterThan(1);
    expect(width).toBeGreaterThan(0);
    for (const { path, x, y } of glyphs) {
      expect(path).toMatch(/^M/);
      expect(Number.isFinite(x + y)).toBe(true);
    }
  },
);

test('a mark that its font has no place for stands over its letter', () => {
  const [base, ...marks] = outlineText('ភ្នំ', fonts).glyphs;
  expect(marks.length).toBeGreaterThan(0);
  for (const { x } of marks) expect(Math.abs(x - (base?.x ?? 0))).toBeLessThan(400);
});
