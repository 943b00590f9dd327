import { expect, it } from 'vitest';
import { editYaml } from '../../../src/studio/server/story-writer.ts';

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

type Row = [string, (string | number)[], unknown, from: string | RegExp, to: string, text?: string];

it.each<Row>([
  ['a value', ['title', 'bounds'], [1, 2, 3, 4], '[171, -20.5, -167, -4]', '[1, 2, 3, 4]'],
  ['a new key', ['title', 'pitch'], 30, 'sea-zone]\n', 'sea-zone]\n  pitch: 30\n'],
  ['a new key after a comment', ['fiji', 'pitch'], 30, '# half\n', '# half\n  pitch: 30\n'],
  ['a new key on one line', ['flow', 'bearing'], 5, 's: []', 's: [], bearing: 5'],
  [
    'a new scene',
    ['samoa'],
    { bounds: [1, 2, 3, 4], layers: ['sea-zone', 'true'] },
    'layers: [] }\n',
    'layers: [] }\nsamoa: {bounds: [1, 2, 3, 4], layers: [sea-zone, "true"]}\n',
  ],
  ['a value in a list', [0, 'at'], [3.25, -4], '[1.5, 2]', '[3.25, -4]', labels],
  [
    'bounds of several lines, with their comments',
    ['a'],
    [1, 20, 3, -4.5],
    /10, # west\n {2}20.0, # south\n {2}30, 40/,
    '1, # west\n  20.0, # south\n  3, -4.5',
    'a: [\n  10, # west\n  20.0, # south\n  30, 40 # the rest\n]\nb: 1\n',
  ],
  [
    'bounds with one line per number',
    ['a', 'at'],
    [1, 2],
    '- 10 # west\n  - 20',
    '- 1 # west\n  - 2',
    'a:\n  at:\n  - 10 # west\n  - 20 # south\n# b\nb: 1\n',
  ],
  [
    'a scene in place of a word',
    ['a'],
    { bounds: [1, 2, 3, 4], layers: ['b'] },
    'same # as before',
    '{bounds: [1, 2, 3, 4], layers: [b]} # as before',
    'a: same # as before\nb: none\n',
  ],
])('editYaml sets %s and changes nothing else', (_, path, value, from, to, text = file) => {
  const expected = text.replace(from, to);
  expect(editYaml(text, [{ path, value }])).toBe(expected);
  const windows = editYaml(text.replaceAll('\n', '\r\n'), [{ path, value }]);
  expect(windows).toBe(expected.replaceAll('\n', '\r\n'));
});

it.each([
  ['invalid YAML', 'a: [', ['a']],
  ['a missing place', 'a: 1\n', ['b', 2]],
  ['a list of another length', 'a: [x, y]\n', ['a'], ['y']],
  ['a value whose tag changes its type', 'a: !!str 5\n', ['a']],
  ['an item beyond the list', 'a: [1]\n', ['a', 4]],
] as [string, string, Row[1], unknown?][])('editYaml refuses %s', (_, text, path, value = 2) => {
  expect(() => editYaml(text, [{ path, value }])).toThrow('Write it by hand.');
});
