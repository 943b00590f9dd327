import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldRows, valueWords } from '../../reference/fields.ts';
import { referenceParts, renderReference } from '../../reference/reference.ts';
import { toJsonSchema } from '../../src/load/yaml/json-schema.ts';

test('docs/reference.md is what the schemas say: "npm run reference" writes it anew', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(renderReference());
});

test('every field of a story says what it is for', () => {
  const silent = referenceParts().flatMap(({ title, fields }) =>
    fields.filter(({ description }) => !description).map(({ field }) => `${title}: ${field}`),
  );
  expect(silent).toEqual([]);
});

test('every file that an author writes has its part', () => {
  const page = renderReference();
  for (const field of ['lang', 'publisher', 'bounds', 'inSentence', 'along', 'credits', 'each']) {
    expect(page).toMatch(new RegExp(`^\\| (\\*\\*)?\`${field}\``, 'm'));
  }
});

test('fields of lists, of entries by name and of a choice are told with their places', () => {
  const point = z.strictObject({ at: z.number().describe('Where.') });
  const side = z.number().describe('In pixels.');
  const node = toJsonSchema(
    z.strictObject({
      list: z.array(point).describe('Some.'),
      named: z.record(z.string(), point).optional().describe('By name.'),
      size: z.strictObject({ width: z.number() }).describe('How large.'),
      sides: z.strictObject({ left: side, right: side }).describe('Two of a kind.'),
    }),
  );
  expect(fieldRows(node).map(({ field, isRequired }) => [field, isRequired])).toEqual([
    ['list', true],
    ['list[].at', true],
    ['named', false],
    ['named.NAME.at', true],
    ['size', true],
    ['sides', true],
  ]);
  const short = z.union([z.string(), z.strictObject({ at: z.number().describe('Where.') })]);
  expect(fieldRows(toJsonSchema(z.strictObject({ place: short })))[1]).toMatchObject({
    field: 'place.at',
    isRequired: true,
  });
  const either = z.union([
    z.strictObject({ id: z.string(), at: z.number() }),
    z.strictObject({ id: z.string(), along: z.number() }),
  ]);
  expect(
    fieldRows(toJsonSchema(either)).map(({ field, isRequired }) => [field, isRequired]),
  ).toEqual([
    ['id', true],
    ['at', false],
    ['along', false],
  ]);
});

test.each([
  [z.string(), 'text'],
  [z.number().min(0).max(60), 'number, 0 to 60'],
  [z.number(), 'number'],
  [z.int().positive(), 'whole number'],
  [z.boolean(), '`true` or `false`'],
  [z.enum(['left', 'right', 'top']), '`left`, `right` or `top`'],
  [z.tuple([z.number(), z.number()]), 'list of 2: number'],
  [z.array(z.string()), 'list: text'],
  [z.record(z.string(), z.number()), 'by name: number'],
  [z.strictObject({ light: z.string(), dark: z.string() }), '{ light: text, dark: text }'],
  [z.union([z.string(), z.number()]), 'text or number'],
])('says in words what a value may be: %#', (schema, words) => {
  expect(valueWords(toJsonSchema(schema))).toBe(words);
});
