import { describe, expect, it } from 'vitest';
import { editYaml } from '../../../src/studio/server/edit-yaml.ts';

const order = ['bounds', 'bearing', 'pitch', 'maxZoom', 'layers', 'draw'];
const file = `# yaml-language-server: $schema=.schema/scenes.json
# What the map shows.

title:
  bounds: [171, -20.5, -167, -4]   # the whole sea
  layers: [meridian, { voyage: 0.6 }, sea-zone]

# The second
fiji:
  bounds: [ 176.80, -18.6, -179.5, -16 ]
  layers:
    - meridian   # first
    # of the two
    - 'sea-zone'
  draw:
    voyage: [0, 0.48] # half

flow: { bounds: [1, 2, 3, 4], layers: [] }
`;
const labels = '# By hand\n- { layer: a, text: "A\\nB", at: [1.5, 2], rotate: -90 } # one\n';

describe('editing YAML', () => {
  it.each<[string, string, (string | number)[], unknown, string | RegExp, string]>([
    [
      'replaces a value',
      file,
      ['title', 'bounds'],
      [170.5, -21, -166, -3],
      '[171, -20.5, -167, -4]',
      '[170.5, -21, -166, -3]',
    ],
    [
      'puts a new key where its order has it, after the comment of the line before',
      file,
      ['title', 'pitch'],
      30,
      'the whole sea\n',
      'the whole sea\n  pitch: 30\n',
    ],
    [
      'puts a new key into a mapping on one line',
      file,
      ['flow', 'bearing'],
      5,
      '[1, 2, 3, 4], l',
      '[1, 2, 3, 4], bearing: 5, l',
    ],
    [
      'orders the items of a list as they are written, with their opacities',
      file,
      ['title', 'layers'],
      ['sea-zone', { voyage: 0.6 }, 'islands'],
      '[meridian, { voyage: 0.6 }, sea-zone]',
      '[sea-zone, { voyage: 0.6 }, islands]',
    ],
    [
      'orders a list of lines with the comments of its items',
      file,
      ['fiji', 'layers'],
      ['islands', 'sea-zone', 'meridian'],
      /- meridian.*'sea-zone'/s,
      "- islands\n    # of the two\n    - 'sea-zone'\n    - meridian   # first",
    ],
    ['empties a list', file, ['fiji', 'layers'], [], /- meridian.*'sea-zone'/s, '[]'],
    ['sets a value within a list', labels, [0, 'at'], [3.25, -4], '[1.5, 2]', '[3.25, -4]'],
    [
      'quotes text that would be read as something else',
      'a: [b]\n',
      ['a'],
      ['b', 'true', 'c, d', '1'],
      '[b]',
      '[b, "true", "c, d", "1"]',
    ],
  ])('%s, and leaves every other character as it is', (_, text, path, value, from, to) => {
    const expected = text.replace(from, to);
    expect(editYaml(text, [{ path, value }], order)).toBe(expected);
    const windows = editYaml(text.replaceAll('\n', '\r\n'), [{ path, value }], order);
    expect(windows).toBe(expected.replaceAll('\n', '\r\n'));
  });

  it.each([
    ['a file that is no YAML', 'a: [', ['a']],
    ['a place that is not there', 'a: 1\n', ['b', 'c']],
    ['a value that its tag makes something else', 'a: !!str 5\n', ['a']],
    ['an item beyond the list', 'a: [1]\n', ['a', 4]],
  ])('refuses %s', (_, text, path) => {
    expect(() => editYaml(text, [{ path, value: 2 }], order)).toThrow('Write it by hand.');
  });
});
