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

/** A field of each file, in a list, by name, in some forms of an entry, and with each sort of value. */
test.each([
  '| **`title`** | text |',
  '| `publisher` | text |',
  '| **`bounds`** | list of 4: number, ',
  '| `pitch` | number, 0 to 60 |',
  '| `inSentence` | text | Its name',
  '| `along` | number |',
  '| `legendTint` | number | Of `area`:',
  '| `annotations[].width` | number, 1 to 40 |',
  '| **`categories.NAME.label`** | text |',
  '| `credits` | text |',
  '| **`color`** | { light: text, dark: text } |',
])('the reference has the row %s', (row) => {
  expect(renderReference()).toContain(row);
});
