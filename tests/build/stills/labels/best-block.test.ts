import { describe, expect, it } from 'vitest';
import type { LabelBlock } from '../../../../src/build/stills/labels/label-block.ts';
import { bestBlock } from '../../../../src/build/stills/labels/place-labels.ts';

/** A place for a label, known by its left edge. */
const at = (left: number): LabelBlock => ({
  lines: [],
  boxes: [{ left, top: 0, right: left + 1, bottom: 1 }],
});

/** What is free when only these places fit, and those of them cross a border. */
const free = (fitting: readonly number[], crossing: readonly number[]) => ({
  fits: (boxes: LabelBlock['boxes']) => boxes.every(({ left }) => fitting.includes(left)),
  crossed: (boxes: LabelBlock['boxes']) => boxes.some(({ left }) => crossing.includes(left)),
});

const places = Array.from({ length: 30 }, (_, left) => at(left));

describe('the best place for a label', () => {
  it('is the first that fits', () => {
    expect(bestBlock(places, free([4, 5], []), true)).toBe(places[4]);
  });

  it('is rather one soon after that crosses no border', () => {
    expect(bestBlock(places, free([4, 5, 9], [4, 5]), true)).toBe(places[9]);
  });

  it('is the first again where the next without a border is far from it', () => {
    expect(bestBlock(places, free([4, 20], [4]), true)).toBe(places[4]);
  });

  it('is none for a name that may cross no border and has no other place', () => {
    expect(bestBlock(places, free([4], [4]), false)).toBeUndefined();
    expect(bestBlock(places, free([4, 6], [4]), false)).toBe(places[6]);
  });

  it('is none where nothing fits', () => {
    expect(bestBlock(places, free([], []), true)).toBeUndefined();
  });
});
