import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../../../src/build/story/yaml/parse-yaml.ts';

const text = 'one: 1\ntwo: a: b\none: 3\n';

describe('the same YAML in two files', () => {
  const alone = parseYaml(text, 'alone.yaml');
  const after = parseYaml(text, 'story.md', 10);

  test('has its faults at its own lines of each', () => {
    const placesOf = ({ problems }: typeof alone) =>
      problems.map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(placesOf(alone)).toEqual(['alone.yaml:2:6', 'alone.yaml:3:1']);
    expect(placesOf(after)).toEqual(['story.md:12:6', 'story.md:13:1']);
  });

  test('has its values at its own lines of each', () => {
    expect(alone.at(['two'])).toEqual({ line: 2, column: 6 });
    expect(after.at(['two'])).toEqual({ line: 12, column: 6 });
  });

  test('is mended, and of a key that is there twice the first counts', () => {
    for (const { value, broken } of [alone, after]) {
      expect(broken).toBe(false);
      expect(value).toEqual({ one: 1, two: 'a: b' });
    }
  });
});
