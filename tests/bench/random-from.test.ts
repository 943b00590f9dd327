import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../bench/random-from.ts';

describe('randomFrom', () => {
  it('gives the same numbers for the same seed and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 50 }, randomFrom(seed));
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('stays from 0 up to 1 and visits every tenth of it', () => {
    const numbers = Array.from({ length: 1000 }, randomFrom(1));
    expect(new Set(numbers.map((number) => Math.floor(number * 10)))).toEqual(
      new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    );
  });
});
