import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readCsv } from '../../src/files/read-csv.ts';
import { zipOf } from '../../src/files/zip.ts';
import { forAll } from '../core/arbitraries.ts';

const path = fc
  .array(fc.constantFrom('a', 'b.html', 'c.png', '한', '.br'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('/'));
const files = fc.array(fc.tuple(path, fc.uint8Array({ maxLength: 300 })), { maxLength: 8 });

test('packs files completely and into the same bytes, whatever their order and the time zone', () => {
  const zone = process.env.TZ;
  forAll(files, (some) => {
    const last = Object.fromEntries(some);
    process.env.TZ = 'Asia/Tokyo';
    const zip = zipOf(last);
    process.env.TZ = 'America/Lima';
    expect(zipOf(Object.fromEntries(Object.entries(last).reverse()))).toEqual(zip);
    const unpacked = unzipSync(zip);
    expect(Object.keys(unpacked)).toEqual(Object.keys(last).sort());
    for (const [name, bytes] of Object.entries(last))
      expect(Buffer.from(unpacked[name] ?? []).equals(bytes), name).toBe(true);
  });
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('refuses more files than every program can unpack', () => {
  const many = Array.from({ length: 65_536 }, (_, at) => [`${at}`, ''] as const);
  expect(() => zipOf(Object.fromEntries(many))).toThrow('at most 65,535 files and 4 GB. Leave');
});

test('counts lines correctly after a head and cells of several lines', () => {
  const { lines } = readCsv('"a\nhead",b\n1,"two\nlines"\n3,4\n', 'a.csv');
  expect(lines).toEqual([3, 5]);
});

test('skips the line in which Excel names the separator', () => {
  const { rows, lines, separator } = readCsv('sep=;\r\nname;"a,b,c"\r\nLuján;1,5\r\n', 'a.csv');
  expect(rows[0]).toEqual({ name: 'Luján', 'a,b,c': '1,5' });
  expect([lines, separator]).toEqual([[3], ';']);
});

test.each([
  ['name,people\nMendoza,"2,045.1"\n\nLuján,2,045.1\n', '4:1  the row has 3 cells for 2 headings.'],
  ['name,people\nUspallata;1751\n', '2:1  the row has 1 cell for 2 headings.'],
  ['name;people\nUspallata\n', '2:1  the row has 1 cell for 2 headings. Separate its cells by ";"'],
])('refuses a row with more or fewer cells than headings: %j', (csv, said) => {
  expect(() => readCsv(csv, 'values/a.csv')).toThrow(`values/a.csv:${said}`);
});

test('a mark within a quoted heading does not separate columns', () => {
  const { rows } = readCsv('Year,"Share; of trade; in %"\n1962,3\n', 'a.csv');
  expect(rows.columns).toEqual(['Year', 'Share; of trade; in %']);
});

test('ignores empty cells beyond the headings, and empty rows', () => {
  const { rows } = readCsv('name,people\nMendoza,1,,\n,\n\n', 'a.csv');
  expect(rows[0]).toEqual({ name: 'Mendoza', people: '1' });
});

test('skips any number of blank lines, and keeps line numbers', () => {
  const heads = Array.from({ length: 2000 }, (_, i) => `c${i}`).join();
  const { rows, lines } = readCsv(`${heads}\n${'\n'.repeat(200_000)}${heads}\n`, 'a.csv');
  expect([rows.length, lines]).toEqual([1, [200_002]]);
});

test('accepts any column name, even if Node generates no code', () => {
  const { rows } = readCsv('__proto__,constructor\na,b\n', 'a.csv');
  expect(rows.flatMap(Object.entries).join(' ')).toBe('__proto__,a constructor,b');
});
