import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkStory } from '../../src/cli/check.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { reportProblems } from '../../src/files/story-error.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type Edit, type Mistake, saidOf } from './mistake.ts';

const folder = 'tests/fixtures/mistakes';
const temporary = temporaryFolder();
const languages = readdirSync('src/words').flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? []);
const mistakes = readdirSync(folder).flatMap((file): readonly Mistake[] =>
  parse(readFileSync(join(folder, file), 'utf8').replace('{languages}', languages.join(', '))),
);

test('the unedited story has no problems', async () => {
  expect(await saidOf([])).toEqual([]);
});

test.each(mistakes)('$mistake is reported with its place and a remedy', async (made) => {
  expect(made.says.length).toBeGreaterThan(0);
  expect(await saidOf(made.edits)).toEqual(made.says);
});

test('no remedy suggests a command that would overwrite files', () => {
  expect(mistakes.flatMap(({ says }) => says).join('\n')).not.toMatch(/npm run (?!basemap)|tsx /);
});

test('no full stop follows a path, an address or a command, which authors copy', () => {
  const path = /[\w/-]+\.(?:avif|csv|geojson|json|md|mp4|pmtiles|png|svg|yaml)\.(?= |$)/;
  const address = /https?:[^ "]+\.(?= |$)/;
  const command = /(?:npm run|npx|ffmpeg|pmtiles) [^:;"]*[^)]\.(?= [A-Z]|$)/;
  const said = mistakes.flatMap(({ says }) => says);
  const found = said.filter((line) => [path, address, command].some((each) => each.test(line)));
  expect(found).toEqual([]);
});

test('a missing folder and a folder that no URL can name are reported', async () => {
  const folder = temporary('c#');
  await mkdir(folder);
  const folders = ['../sea', 'package.json', folder];
  const found = await Promise.all(folders.map((each) => inspectStory(openFolder('.', each))));
  const said = found.flatMap(({ problems }) => problems);
  const none =
    'there is no such folder. Name the folder of a story after the command, or in STORY.';
  expect(said.map(({ problem, remedy }) => `${problem} ${remedy}`)).toEqual([
    ...[none, none],
    'its path has a "#" or a "?", which would end the URLs of its files. Rename the folder.',
  ]);
});

test('a report says whether the story can be built, with one line per problem', () => {
  const wrong = { file: 'a.yaml', problem: 'it is\nodd.', remedy: 'Mend it.' };
  const warning = { ...wrong, severity: 'warning' } as const;
  expect(reportProblems([warning, warning], 'lake')).toMatch(
    /^a\.yaml {2}warning {2}it is odd\. Mend it\.\n.*\nlake is sound: 2 warnings, and no error\.\n$/,
  );
  expect(reportProblems([], 'lake')).toBe('lake is sound.\n');
});

const ferry = 'geo/layers/ferry.geojson';
const lines = '[[34.75, -0.1], [33, -1]], [[33, -1], [32.9, -2.5]]';
const stop = '{ "name": "Mwanza", "lngLat": [32.9, -2.5], "km": 330 }';
const sound: readonly (readonly [what: string, ...edits: readonly Edit[]])[] = [
  [
    'a route in several lines',
    [ferry, '"LineString"', '"MultiLineString"'],
    [ferry, '[34.75, -0.1],', lines],
    [ferry, '          [33, -1],', ''],
    [ferry, '[32.9, -2.5]\n', '\n'],
  ],
  [
    'the absence of a list of sources if none is cited',
    ['story.md', '[^atlas]', ''],
    ['story.md', '[^timetable]', ''],
    ['story.md', '::: chart ports\n:::\n', ''],
    ['charts/ports.yaml', null],
    ['charts/ports.csv', null],
    ['sources.yaml', null],
  ],
  ['a source that only a chart names', ['story.md', '[^timetable]', '']],
  [
    'an optional file that is still empty',
    ['labels.yaml', '# Names by hand\n'],
    ['settings.yaml', ''],
  ],
  [
    'a word tied to a stop of a route, and any words tied to a layer that fades in',
    ['story.md', 'calls at Mwanza', 'calls at [Mwanza]{on=ferry}'],
    [ferry, '"Kisumu to Mwanza"', `"The ferry", "stops": [${stop}]`],
    ['story.md', 'The lake lies', '[The lake]{on=lake} lies'],
    ['scenes.yaml', 'layers: [lake, towns]', 'layers: [lake, towns]\n  fade: { lake: [0, 1] }'],
  ],
  ['bounds of 0.05 degrees', ['scenes.yaml', '[31, -3, 35, 1]', '[34.7, -3, 34.75, 1]']],
  ['a byte order mark before the first line', ['scenes.yaml', 'title:\n', '\uFEFFtitle:\n']],
  ['a file with Windows line endings', ['story.md', '\n', '\r\n'], ['scenes.yaml', '\n', '\r\n']],
];

test.each(sound)('%s is not a mistake', async (_, ...edits) => {
  expect(await saidOf(edits as readonly Edit[])).toEqual([]);
});

const file = temporaryFolder('tests/fixtures/lake');
const run = () =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { ...process.env, STORY: file() };
    execFile('npm', ['run', '--silent', 'check'], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });
const misspell = () => {
  file.edit('scenes.yaml', '[lake, towns]', '[lake, town]');
  file.write('geo/layers/reef.geojson', '{}');
};

test('npm run check lists errors and warnings, one per line, and fails', async () => {
  misspell();
  const { code, said } = await run();
  expect(code).toBe(1);
  const lines = said.trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(
    /\/test-\w+\/scenes\.yaml:3:18 {2}error {2}section "title": the layer "town" does not exist\. Did you mean "towns"\?$/,
  );
  expect(lines[1]).toMatch(/\/test-\w+\/geo\/layers\/reef\.geojson {2}warning {2}no layer /);
  expect(lines[2]).toContain('1 error, 1 warning. It cannot be built');
});

test('npm run check warns of a symbol that no font has on the map, but not in the text', async () => {
  file.edit('story.md', 'It leaves', 'It 🚢 leaves');
  file.edit('labels.yaml', 'text: The ferry', 'text: The ferry ★');
  const { report, isSound } = await checkStory(openFolder('.', file()));
  expect(report).toMatch(
    /^\S*labels\.yaml:2:1 {2}warning {2}no installed font has "★", so that.*\n.* 1 warning, and no error\.$/m,
  );
  expect(isSound).toBe(true);
});

test('npm run check reports the same as JSON', async () => {
  misspell();
  const { report } = await checkStory(openFolder('.', file()), { json: true });
  expect(JSON.parse(report)).toMatchObject({
    story: expect.stringMatching(/\/test-\w+$/),
    problems: [
      {
        severity: 'error',
        file: expect.stringMatching(/\/test-\w+\/scenes\.yaml$/),
        line: 3,
        column: 18,
        about: 'section "title"',
        problem: 'the layer "town" does not exist.',
        remedy: 'Did you mean "towns"?',
        value: 'town',
      },
      { severity: 'warning', file: expect.stringMatching(/reef\.geojson$/) },
    ],
  });
});
