import { expect, it } from 'vitest';
import { parseYaml } from '../../src/read/yaml/read-yaml.ts';

it('accepts a mapping of tens of thousands of keys', () => {
  const yaml = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join('');
  expect(parseYaml(yaml, 'a.yaml').problems).toEqual([]);
});

it('reports a duplicate key at its place', () => {
  const { problems } = parseYaml('a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n', 'a.yaml');
  const problem = expect.stringMatching(/unique/);
  expect(problems).toMatchObject([{ line: 5, column: 3, problem }]);
});
