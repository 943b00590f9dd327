import { describe, expect, it } from 'vitest';
import { inkRelief } from '../../src/style/relief-ink.ts';

const inked = (grey: number, theme: 'light' | 'dark') => {
  const pixels = Uint8ClampedArray.of(grey, grey, grey, 255);
  inkRelief(pixels, theme);
  return [...pixels];
};

describe.each(['light', 'dark'] as const)('inkRelief in the %s theme', (theme) => {
  it('leaves plains and the sea clear', () => {
    for (const grey of [125, 128, 131]) expect(inked(grey, theme)[3]).toBe(0);
  });

  it('hardly inks what is all but flat, which would show as stripes and steps', () => {
    for (const grey of [118, 136]) expect(inked(grey, theme)[3]).toBeLessThan(20);
  });

  it('is the denser the deeper the shade, and the brighter the light', () => {
    const density = (grey: number) => inked(grey, theme)[3] ?? 0;
    expect(density(0)).toBeGreaterThan(density(60));
    expect(density(60)).toBeGreaterThan(density(110));
    expect(density(255)).toBeGreaterThan(density(190));
    expect(density(190)).toBeGreaterThan(density(150));
  });

  it('is dark in shade and white in light', () => {
    expect(Math.max(...inked(0, theme).slice(0, 3))).toBeLessThan(80);
    expect(inked(255, theme).slice(0, 3)).toEqual([255, 255, 255]);
  });
});
