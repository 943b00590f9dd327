import { expect, it } from 'vitest';
import { readableKm } from '../../../src/core/route/distance-table.ts';

it('kilometres are told to a tenth below ten, as on a walk, and whole from there', () => {
  expect([0, 1.46, 4.04, 9.96, 71.4].map(readableKm)).toEqual([0, 1.5, 4, 10, 71]);
});
