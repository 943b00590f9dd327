import { describe, expect, it } from 'vitest';
import { openingLabelFiles } from '../../../src/build/fonts/opening-label-files.ts';

const file = (name: string, text: string) => ({
  name,
  bytes: Buffer.alloc(0),
  codePoints: [...text].map((letter) => letter.codePointAt(0) ?? 0),
});
const latin = file('latin', ' ABC');
const [thai, lao] = [file('thai', 'กข'), file('lao', 'ກຂ')];
const faces = {
  'Map Sans Regular': [latin, thai, lao],
  'Map Sans Semibold': [latin, thai, lao],
  'Map Sans Italic': [latin],
};

const named = (opening: Readonly<Record<string, string>>) =>
  openingLabelFiles(faces, opening).map(({ face, file: { name }, sample }) => [face, name, sample]);

describe('the font files of the opening map', () => {
  it('are the first of each face, and those of what the places are named', () => {
    expect(named({ 'Map Sans Regular': 'B ข' })).toEqual([
      ['Map Sans Regular', 'latin', 'B'],
      ['Map Sans Regular', 'thai', 'ข'],
      ['Map Sans Semibold', 'latin', 'A'],
      ['Map Sans Italic', 'latin', 'A'],
    ]);
  });

  it('are not told apart by a space, which many fonts have', () => {
    expect(named({ 'Map Sans Regular': ' ' })).toContainEqual(['Map Sans Regular', 'latin', 'A']);
  });
});
