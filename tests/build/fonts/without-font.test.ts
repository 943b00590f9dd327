import { expect, test } from 'vitest';
import { tellWithoutFont } from '../../../src/build/fonts/without-font.ts';

const texts = { 'my/story.md': 'One line.\nנמל\n', 'my/geo/layers/a.geojson': '"name":"ქარი"' };

test('tells of letters without a font: which, where the first stands, and the package to install', () => {
  expect(tellWithoutFont([...'נמלქ'], texts)).toEqual([
    expect.stringMatching(
      /^my\/story\.md:2:1 {2}no installed font has "נ", "מ", "ל".* @fontsource\/noto-sans-hebrew"/,
    ),
    expect.stringMatching(
      /^my\/geo\/layers\/a\.geojson:1:1 {2}.*"ქ".* @fontsource\/noto-sans-georgian"/,
    ),
  ]);
});

test('tells what to do where no package is known', () => {
  const [line] = tellWithoutFont(['𐎀'], { 'story.md': 'An 𐎀.' });
  expect(line).toMatch(/^story\.md:1:1 {2}.*"𐎀".* Write it in other letters/);
});

test('names a few of many letters', () => {
  const many = Array.from({ length: 40 }, (_, i) => String.fromCodePoint(0x5d0 + (i % 27)));
  const [line = ''] = tellWithoutFont(many, {});
  expect(line).toContain('and 28 more');
});
