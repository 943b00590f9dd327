import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupedDigits } from '../../src/core/grouped-digits.ts';

it('writes whole numbers as British English does', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (value) => {
      expect(groupedDigits(value)).toBe(value.toLocaleString('en-GB'));
    }),
  );
});

it('leaves decimals as they are', () => {
  expect(groupedDigits(0.25)).toBe('0.25');
  expect(groupedDigits(1234.5)).toBe('1,234.5');
});
