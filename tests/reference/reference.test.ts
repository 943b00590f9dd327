import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceParts, renderReference } from '../../reference/reference.ts';

test('docs/reference.md is what the schemas say: "npm run reference" writes it again', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(renderReference());
});

test('every field of a story says what it is for', () => {
  const silent = referenceParts().flatMap(({ title, fields }) =>
    fields.filter(({ description }) => !description).map(({ field }) => `${title}: ${field}`),
  );
  expect(silent).toEqual([]);
});
