import { expect, test } from 'vitest';
import { parseYaml } from '../../../../src/build/story/yaml/read-yaml.ts';

const faults = (yaml: string, linesBefore?: number): readonly string[] =>
  parseYaml(yaml, 'x', linesBefore).problems.map(
    ({ line, column, problem }) => `${line}:${column} ${problem}`,
  );

test.each([
  [
    'all faults that do not hide what follows',
    'one: a: b\ntwo: c: d\n',
    ['1:6', '2:6'].map((at) => `${at} the value holds a colon and stands without quotes.`),
  ],
  [
    'a bracket that is not closed, and nothing that follows from it',
    'one: [1, 2\ntwo: 2\none: 3: 4\n',
    ['2:1 this is not YAML: the line is indented otherwise than what it belongs to.'],
  ],
  ['a field without a space', 'one:1\ntwo: 2\n', ['1:4 no space follows the colon.']],
  [
    'a value that begins with a sign of YAML',
    'one: @two\n',
    ['1:6 the value begins with "@" and stands without quotes.'],
  ],
  ['an alias', 'one: *two\n', ['1:6 a value that begins with "*" is an alias.']],
])('tells of %s', (_, yaml, told) => {
  expect(faults(yaml)).toEqual(told);
});

test('YAML within a file has its faults and values at the lines of the file', () => {
  expect(faults('a: 1\na: 2\n', 10)).toEqual(['12:1 "a" is there twice.']);
  expect(parseYaml('one: 1\ntwo: 2\n', 'x', 10).at(['two'])).toEqual({ line: 12, column: 6 });
});
