import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  day,
  ordered,
  someWords,
  wholeNumber,
  yesOrNo,
} from '../../../../src/build/story/charts/form.ts';
import { readRows } from '../../../../src/build/story/charts/read-charts.ts';
import { StoryError } from '../../../../src/build/story/files/story-error.ts';

const seen = z
  .strictObject({
    date: day,
    least: wholeNumber,
    most: wholeNumber,
    about: yesOrNo,
    place: someWords,
  })
  .refine(...ordered);
const head = 'date,least,most,about,place';
const good = '2019-06-26,3,3,no,"Bay, uncertain"';
const read = (...lines: string[]) => readRows(`${lines.join('\n')}\n`, seen, 'seen.csv');

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof StoryError) return error.message;
    throw error;
  }
  return 'no error';
}

describe('readRows', () => {
  test('reads cells as what they mean', () => {
    expect(read(head, good)).toEqual([
      {
        date: '2019-06-26',
        least: 3,
        most: 3,
        about: false,
        place: 'Bay, uncertain',
      },
    ]);
  });

  test('names the line, the column and the remedy of each wrong value', () => {
    const bad = '26 June,3,about 3,no,';
    expect(messageOf(() => read(head, good, bad))).toBe(
      [
        'The story has 3 problems.',
        'seen.csv:3:1  "date": "26 June" cannot be drawn. It must be a day such as 2014-07-14.',
        'seen.csv:3:11  "most": "about 3" cannot be drawn. It must be a whole number without separators, such as 459427.',
        'seen.csv:3:22  "place": "" cannot be drawn. It must be some words.',
      ].join('\n'),
    );
  });

  test('refuses a day that no calendar has', () => {
    const bad = good.replace('2019-06-26', '2019-06-31');
    expect(messageOf(() => read(head, bad))).toContain(
      'seen.csv:2:1  "date": "2019-06-31" cannot be',
    );
  });

  test('refuses a range that ends below its start', () => {
    expect(messageOf(() => read(head, good.replace('3,3', '3,2')))).toBe(
      'The story has 1 problem.\nseen.csv:2:14  "most": "2" cannot be drawn. It must be no less than "least".',
    );
  });

  test('names the columns where one is missing', () => {
    expect(messageOf(() => read('date,least', '2019-06-26,3'))).toBe(
      `The story has 1 problem.\nseen.csv:1:1  the columns are "date,least". Make them "${head}".`,
    );
  });

  test('refuses a file without rows', () => {
    expect(messageOf(() => read(head))).toBe(
      'The story has 1 problem.\nseen.csv:2:1  there is no data. Write one line for each row.',
    );
  });
});
