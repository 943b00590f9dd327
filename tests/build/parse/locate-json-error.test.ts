import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locateJsonError } from '../../../src/build/parse/locate-json-error.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('locateJsonError', () => {
  test.each([
    ['{"a": x}', 6],
    ['{"a": 1,}', 8],
    ['[1 2]', 3],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ['[01]', 2],
    ['["\n"]', 1],
    ['[1]]', 3],
    ['[1] x', 4],
    ['', 0],
    ['{"a": [1, 2', 11],
    ['{"a": 1}}', 8],
  ])('%j stops being JSON at %i', (text, offset) => {
    expect(locateJsonError(text)).toBe(offset);
  });

  test('finds nothing in any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(4), (json, indent) => {
        expect(locateJsonError(JSON.stringify(JSON.parse(json), null, indent))).toBeUndefined();
      }),
    );
  });

  test('finds something in a damaged text exactly when JSON.parse does', () => {
    const damaged = fc
      .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom(...'{}[]:,"\\0-.e \ntn'))
      .map(([json, at, sign]) => {
        const index = at % (json.length + 1);
        return `${json.slice(0, index)}${sign}${json.slice(index + (at % 2))}`;
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const offset = locateJsonError(text);
        expect(offset === undefined).toBe(isJson(text));
        expect(offset ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });
});
