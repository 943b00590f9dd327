import { expect, test } from 'vitest';
import { datePattern, formatDate } from '../../../src/build/render/format-date.ts';
import { formatTime } from '../../../src/build/render/format-time.ts';

test.each([
  ['2014-07-15', '15 July 2014'],
  ['2014-01-01', '1 January 2014'],
  ['2014-07', 'July 2014'],
  ['2014', '2014'],
])('writes %s as %s', (date, words) => {
  expect(date).toMatch(datePattern);
  expect(formatDate(date)).toBe(words);
  expect(formatTime(date)).toBe(`<time datetime="${date}">${words}</time>`);
});

test.each(['14-07-15', '2014-13', '2014-07-32', 'July 2014', '2014-7-1'])(
  'does not take %s for a date',
  (date) => {
    expect(date).not.toMatch(datePattern);
  },
);
