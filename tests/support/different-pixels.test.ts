import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { differentPixels } from '../browser/support/different-pixels.ts';

function picture(width: number, height: number, paint: (index: number) => number): Buffer {
  const png = new PNG({ width, height });
  for (let index = 0; index < width * height; index++) {
    png.data.fill(paint(index), index * 4, index * 4 + 3);
    png.data[index * 4 + 3] = 255;
  }
  return PNG.sync.write(png);
}

describe('differentPixels', () => {
  const grey = picture(10, 10, () => 128);

  it('is 0 for a picture and itself', () => {
    expect(differentPixels(grey, grey)).toBe(0);
  });

  it('is the share of pixels that differ, by however little', () => {
    expect(
      differentPixels(
        grey,
        picture(10, 10, (index) => (index < 3 ? 129 : 128)),
      ),
    ).toBe(0.03);
  });

  it('does not depend on which picture comes first', () => {
    const other = picture(10, 10, (index) => (index % 2 ? 128 : 0));
    expect(differentPixels(grey, other)).toBe(differentPixels(other, grey));
  });

  it('forgives a channel as far apart as the tolerance, and no further', () => {
    const lighter = picture(10, 10, () => 131);
    expect(differentPixels(grey, lighter, 3)).toBe(0);
    expect(differentPixels(grey, lighter, 2)).toBe(1);
  });

  it('names both sizes when they are not the same', () => {
    expect(() =>
      differentPixels(
        grey,
        picture(10, 9, () => 128),
      ),
    ).toThrow('The pictures differ in size: 10 × 10 and 10 × 9.');
  });
});
