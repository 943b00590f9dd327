import { expect, test } from 'vitest';
import { readCsv } from '../../../src/load/files/read-csv.ts';

test('rows begin on the lines after all of the head, and after cells of several lines', () => {
  const { lines } = readCsv('"a\nhead",b\n1,"two\nlines"\n3,4\n');
  expect(lines).toEqual([3, 5]);
});
