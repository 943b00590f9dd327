import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceParts, renderReference } from '../../reference/reference.ts';

test('docs/reference.md matches the schemas; "npm run reference" rewrites it', () => {
  expect(readFileSync('docs/reference.md', 'utf8')).toBe(renderReference());
});

test('every field of a story has a description', () => {
  const silent = referenceParts().flatMap(({ title, fields }) =>
    fields.filter(({ description }) => !description).map(({ field }) => `${title}: ${field}`),
  );
  expect(silent).toEqual([]);
});
