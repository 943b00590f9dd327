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

describe('editing YAML', () => {
  it('replaces a value and leaves every other character as it is', () => {
    const next = editYaml(file, [{ path: ['title', 'bounds'], value: [170.5, -21, -166, -3] }]);
    expect(next).toBe(file.replace('[171, -20.5, -167, -4]', '[170.5, -21, -166, -3]'));
  });

  it('gives the very text back when a value is set and set back', () => {
    const there = editYaml(file, [{ path: ['title', 'bounds'], value: [1, 2, 3, 4] }]);
    const back = editYaml(there, [{ path: ['title', 'bounds'], value: [171, -20.5, -167, -4] }]);
    expect(back).toBe(file);
  });

  it('puts a new key where its order has it, after the comment of the line before', () => {
    const next = editYaml(
      file,
      [
        { path: ['title', 'pitch'], value: 30 },
        { path: ['title', 'bearing'], value: -12 },
      ],
      order,
    );
    expect(next).toBe(
      file.replace('the whole sea\n', 'the whole sea\n  bearing: -12\n  pitch: 30\n'),
    );
  });

  it('puts a new key into a mapping on one line', () => {
    const next = editYaml(file, [{ path: ['flow', 'bearing'], value: 5 }], order);
    expect(next).toBe(file.replace('[1, 2, 3, 4], l', '[1, 2, 3, 4], bearing: 5, l'));
  });

  it('orders the items of a list as they are written, with their opacities', () => {
    const value = ['sea-zone', { voyage: 0.6 }, 'islands'];
    const next = editYaml(file, [{ path: ['title', 'layers'], value }]);
    expect(next).toBe(
      file.replace('[meridian, { voyage: 0.6 }, sea-zone]', '[sea-zone, { voyage: 0.6 }, islands]'),
    );
  });

  it('orders a list of lines with the comments of its items', () => {
    const value = ['islands', 'sea-zone', 'meridian'];
    const next = editYaml(file, [{ path: ['fiji', 'layers'], value }]);
    expect(next).toBe(
      file.replace(
        /- meridian.*'sea-zone'/s,
        "- islands\n    # of the two\n    - 'sea-zone'\n    - meridian   # first",
      ),
    );
  });

  it('empties a list', () => {
    const next = editYaml(file, [{ path: ['fiji', 'layers'], value: [] }]);
    expect(next).toContain('  layers:\n    []\n  draw:');
  });

  it('sets a place within a list of a flow mapping', () => {
    const labels = '# By hand\n- { layer: a, text: "A\\nB", at: [1.5, 2], rotate: -90 } # one\n';
    expect(editYaml(labels, [{ path: [0, 'at'], value: [3.25, -4] }])).toBe(
      labels.replace('[1.5, 2]', '[3.25, -4]'),
    );
  });

  it('quotes text that would be read as something else', () => {
    const next = editYaml('a: [b]\n', [{ path: ['a'], value: ['b', 'true', 'c, d', '1'] }]);
    expect(next).toBe('a: [b, "true", "c, d", "1"]\n');
  });

  it.each([
    ['a file that is no YAML', 'a: [', ['a']],
    ['a place that is not there', 'a: 1\n', ['b', 'c']],
    ['a value that its tag makes something else', 'a: !!str 5\n', ['a']],
    ['an item beyond the list', 'a: [1]\n', ['a', 4]],
  ])('refuses %s', (_, text, path) => {
    expect(() => editYaml(text, [{ path, value: 2 }])).toThrow('Write it by hand.');
  });

  it('keeps Windows line ends', () => {
    const windows = file.replaceAll('\n', '\r\n');
    const next = editYaml(windows, [{ path: ['title', 'pitch'], value: 30 }], order);
    expect(next.replaceAll('\r\n', '\n')).toBe(
      file.replace('the whole sea\n', 'the whole sea\n  pitch: 30\n'),
    );
    expect(next.match(/(?<!\r)\n/)).toBeNull();
  });
});
