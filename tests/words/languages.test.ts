import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFolder } from '../../src/files/safe-folder.ts';
import { formatProblem } from '../../src/files/story-error.ts';
import { isDate } from '../../src/read/schema/values.ts';
import {
  inspectWords,
  messageArguments,
  spokenLanguages,
} from '../../src/read/words/read-words.ts';
import {
  directionOf,
  formatDate,
  formatLarge,
  formatLength,
  formatList,
  formatNumber,
  inMiles,
  measuredIn,
  readableLength,
} from '../../src/words/formats.ts';
import messages from '../../src/words/messages.json' with { type: 'json' };
import { forAll } from '../core/arbitraries.ts';

type Values = Record<string, string | number>;

/** Each message that takes something, with a sample of that. */
const samples = Object.entries(messages).flatMap(([group, names]) =>
  Object.entries<string | Values>(names).flatMap(([name, sample]) =>
    typeof sample === 'string' ? [] : [{ group, name, sample }],
  ),
);

test('src/words/messages.json matches English; "npm run reference" rewrites it', () => {
  expect(messages).toEqual(messageArguments());
});

describe.each(spokenLanguages())('%s', (tag) => {
  const { words, problems } = inspectWords(safeFolder('.'), tag);
  const say = (group: string, name: string, values: Values) => {
    const groups = words as unknown as Record<string, Record<string, (of: Values) => string>>;
    return groups[group]?.[name]?.(values) ?? '';
  };

  test('has every message, with all its placeholders', () => {
    expect(problems.map(formatProblem)).toEqual([]);
    for (const { group, name, sample } of samples) {
      const texts = Object.entries(sample).flatMap(([key, value]) =>
        typeof value === 'string' && key !== 'dash' ? [[key, `⟦${key}⟧`] as const] : [],
      );
      const said = say(group, name, { ...sample, ...Object.fromEntries(texts) });
      for (const [, mark] of texts) expect(said, `${group}.${name}`).toContain(mark);
    }
  });

  test('has words for any number', () =>
    forAll(fc.nat(), fc.constantFrom(...samples), (count, { group, name, sample }) => {
      const counted = Object.entries(sample).map(([key, value]) => [
        key,
        typeof value === 'number' ? count : value,
      ]);
      const said = say(group, name, Object.fromEntries(counted));
      expect(said).not.toBe('');
      expect(said).not.toMatch(/[{}#]|undefined|NaN/);
    }));
});

test('a whole language in a story’s folder lacks nothing', () => {
  const { problems } = inspectWords(safeFolder('.', 'tests/fixtures/arabic-story'), 'ar');
  expect(problems.map(formatProblem)).toEqual([]);
});

test('French does not break lines before punctuation', () => {
  expect(readFileSync('src/words/fr.yaml', 'utf8')).not.toMatch(/ [:;?!»](?!\n)|« /);
});

const wrong = ['14-07-15', '2014-13', '2014-07-32', 'July 2014', '2014-7-1'];
test.each(wrong)('does not take %s for a date', (date) => {
  expect(isDate(date)).toBe(false);
});

test('formats dates, figures and lists for the locale', () => {
  expect(formatDate('2014-07-15', 'de')).toBe('15. Juli 2014');
  expect(formatDate('2014-07', 'ko')).toBe('2014년 7월');
  expect(formatNumber(4013, 'en-GB')).toBe('4,013');
  expect(formatNumber(4013.5, 'de')).toBe('4.013,5');
  expect(formatNumber(4013, 'ko')).toBe('4013');
  expect(formatNumber(34_537, 'ja')).toBe('34537');
  expect(formatList(['A', 'B', 'C'], 'en-GB')).toBe('A, B and C');
  expect(formatList(['A', 'B', 'C'], 'en-GB', 'narrow')).toBe('A, B, C');
  expect(formatList(['A', 'B', 'C'], 'ja')).toBe('A、B、C');
});

test('parts no thousands with a comma in languages that count in ten thousands', () => {
  const inKorean = [-0.5, 4013.5, 10_000, 34_537, 100_005, 578_000, 120_000_000, 190_736.1];
  expect(inKorean.map((value) => formatNumber(value, 'ko'))).toEqual([
    '-0.5',
    '4013.5',
    '1만',
    '3만4537',
    '10만5',
    '57만8000',
    '1억2000만',
    '19만736.1',
  ]);
  expect(inKorean.map((value) => formatNumber(value, 'zh-Hans')).join(' ')).not.toMatch(/\d,\d{3}/);
  expect(formatNumber(0, 'ko')).toBe('0');
  expect(formatNumber(220_000, 'ko', { notation: 'compact' })).toBe('22만');
  expect(formatLength(4013, 'zh')).toBe('4013公里');
  expect(formatLength(12_340, 'ko')).toBe('1만2340km');
  expect(formatLength(1234, 'de')).toBe('1.234 km');
});

test('rounds lengths to a tenth below ten, and to whole numbers above', () => {
  expect([0, 1.46, 4.04, 9.96, 71.4].map(readableLength)).toEqual([0, 1.5, 4, 10, 71]);
});

test('formats large numbers in the units of the language, and lengths with its spaces', () => {
  const large = (value: number, locale: string) => Object.values(formatLarge(value, locale) ?? {});
  expect(large(2_160_000, 'en-GB')).toEqual(['2.16', ' million']);
  expect(large(220_000, 'en-GB')).toEqual([]);
  expect(large(220_000, 'ko')).toEqual(['22', '만']);
  expect(large(5000, 'ko')).toEqual([]);
  expect(large(26_122, 'ko')).toEqual([]);
  expect(large(220_000, 'zh')).toEqual(['22', '万']);
  expect(formatLength(1234, 'fr')).toBe('1\u202f234\u202fkm');
  expect(formatLength(1931, 'en-GB', 2, 'mile')).toBe('1,200 mi');
  expect(formatLength(0.2, 'en-GB')).toBe('200 m');
  expect(formatLength(0.193, 'en-GB', 21, 'mile')).toBe('630 ft');
  expect(formatLength(0, 'en-GB')).toBe('0 km');
});

test('formats all lengths in miles in a locale that uses miles, and nothing else differently', () => {
  const american = inMiles('en-US');
  const lengths = ['0 mi', '980 ft', '0.6 mi', '7.5 mi', '1,200 mi'];
  expect([0, 0.3, 1, 12, 1931].map((km) => formatLength(km, american))).toEqual(lengths);
  expect(formatLength(230, inMiles('de'), 2)).toBe('140 mi');
  expect(formatLength(1931, inMiles('ko'))).toBe('1200mi');
  const figures = [
    { value: 100, unit: 'km' },
    { value: 10, unit: 'km²' },
    { value: 4, unit: 'huts' },
  ];
  expect(figures.map((each) => measuredIn(each, american))).toEqual([
    { value: 62, unit: 'mi' },
    { value: 3.9, unit: 'mi²' },
    { value: 4, unit: 'huts' },
  ]);
  expect(figures.map((each) => measuredIn(each, 'en-US'))).toEqual(figures);
  expect(formatDate('2014-07-15', american)).toBe('July 15, 2014');
  const latin = 'ar-EG-u-nu-latn';
  expect(formatNumber(1234, inMiles(latin))).toBe(formatNumber(1234, latin));
  expect(formatLength(100, inMiles('ar-EG-u-nu-latn'))).toContain('62');
});

test.each([
  ['en', 'ltr'],
  ['ko', 'ltr'],
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['pa', 'ltr'],
  ['pa-PK', 'rtl'],
  ['az-Arab', 'rtl'],
] as const)('lines in %s run %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
});
