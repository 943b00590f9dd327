import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unicodeRange } from '../../../src/build/fonts/unicode-range.ts';

test('joins neighbours into ranges, in order, each point once', () => {
  expect(unicodeRange([0x41, 0x43, 0x42, 0xe9, 0x41, 0x56fe])).toEqual([
    'U+41-43',
    'U+E9',
    'U+56FE',
  ]);
  expect(unicodeRange([])).toEqual([]);
});

test('covers exactly the points that it is given', () => {
  const points = fc.uniqueArray(fc.nat(500));
  fc.assert(
    fc.property(points, (given) => {
      const covered = unicodeRange(given).flatMap((range) => {
        const [first = 0, last = first] = range
          .slice(2)
          .split('-')
          .map((hex) => Number.parseInt(hex, 16));
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      });
      expect(covered).toEqual([...given].sort((a, b) => a - b));
    }),
  );
});
