import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPosition } from '../../../../src/build/story/check/geojson-text.ts';

/** Every path into a value, with what stands there. */
function* pathsInto(value: unknown, path: PropertyKey[] = []): Generator<[PropertyKey[], unknown]> {
  yield [path, value];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* pathsInto(item, [...path, index]);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* pathsInto(item, [...path, name]);
  }
}

test.each([undefined, 2])(
  'whatever the value, its line and column are found, indented by %s',
  (indent) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, indent);
        const sound: unknown = JSON.parse(text);
        const lines = text.split('\n');
        for (const [path, there] of pathsInto(sound)) {
          const { line, column } = jsonPosition(text, path);
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n');
          const first = JSON.stringify(there, null, indent).split('\n')[0] ?? '';
          expect(rest.startsWith(first)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  },
);

test('of a value that is not there, the innermost that holds its place is found', () => {
  const text = '{\n  "a": [1, { "b": 2 }]\n}';
  expect(jsonPosition(text, ['a', 1, 'c'])).toEqual({ line: 2, column: 12 });
  expect(jsonPosition(text, ['a', 9])).toEqual({ line: 2, column: 8 });
  expect(jsonPosition(text, ['x'])).toEqual({ line: 1, column: 1 });
});
