import { describe, expect, it } from 'vitest';
import { printTable } from '../../../bench/report/print-table.ts';

describe('printTable', () => {
  it('lines the first column up on the left and the others on the right', () => {
    expect(
      printTable(
        ['page', 'ms'],
        [
          ['bare', '8'],
          ['story', '1234'],
        ],
      ),
    ).toBe('page     ms\nbare      8\nstory  1234');
  });
});
