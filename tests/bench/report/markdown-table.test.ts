import { expect, it } from 'vitest';
import { markdownTable } from '../../../bench/report/markdown-table.ts';

it('sets the first column to the left and the others to the right', () => {
  expect(markdownTable(['page', 'ms'], [['story', '12']])).toBe(
    '| page | ms |\n| --- | ---: |\n| story | 12 |',
  );
});
