import { expect, it } from 'vitest';
import { renderOpeningFonts } from '../../../src/build/fonts/render-opening-fonts.ts';

const file = (name: string) => ({ name, bytes: Buffer.alloc(0), codePoints: [] });

it('lists each font with its face, its address and a character, whatever that is', () => {
  const text = renderOpeningFonts([
    { face: 'Map Sans Regular', file: file('latin.woff2'), sample: "'" },
    { face: 'Map Sans Italic', file: file('italic.woff2'), sample: '\\' },
    { face: 'Map Sans Semibold', file: file('latin.woff2'), sample: 'ก' },
  ]);
  const [, list = ''] = /openingFonts: readonly LabelFont\[\] = ([\s\S]*);/.exec(text) ?? [];
  expect(new Function('font0', 'font1', `return ${list}`)('italic', 'latin')).toEqual([
    {
      face: 'Map Sans Regular',
      url: 'latin',
      font: 'normal 400 1em "Map Sans Regular"',
      text: "'",
    },
    {
      face: 'Map Sans Italic',
      url: 'italic',
      font: 'italic 400 1em "Map Sans Italic"',
      text: '\\',
    },
    {
      face: 'Map Sans Semibold',
      url: 'latin',
      font: 'normal 600 1em "Map Sans Semibold"',
      text: 'ก',
    },
  ]);
  expect(text).toContain("import font0 from './italic.woff2?url';");
  expect(text).toContain("import font1 from './latin.woff2?url';");
});
