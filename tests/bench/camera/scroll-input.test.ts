import { describe, expect, it } from 'vitest';
import { scrolledTo, scrollInput } from '../../../bench/camera/scroll-input.ts';

describe('scrollInput', () => {
  it('turns a wheel by whole notches, with pauses between', () => {
    const pixels = scrollInput('wheel', 120);
    expect(new Set(pixels)).toEqual(new Set([0, 100]));
    expect(pixels.reduce((sum, value) => sum + value)).toBe(800);
  });

  it('swipes without a step that a wheel could make', () => {
    const pixels = scrollInput('trackpad', 300);
    const changes = pixels.slice(1).map((value, frame) => Math.abs(value - (pixels[frame] ?? 0)));
    expect(Math.max(...pixels)).toBeGreaterThan(15);
    expect(Math.max(...changes)).toBeLessThan(10);
    expect(Math.min(...pixels)).toBeGreaterThanOrEqual(0);
  });

  it('leads to the sum of its pixels, and stays where none are left', () => {
    expect(scrolledTo([100, 0, 50, 0])).toEqual([100, 100, 150, 150]);
    const pixels = scrollInput('wheel', 120);
    expect(scrolledTo(pixels).at(-1)).toBe(800);
  });
});
