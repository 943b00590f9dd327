import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Edit, lakeStory, type Mistake, saidOf } from './mistake.ts';

const folder = 'tests/fixtures/mistakes';
const mistakes = readdirSync(folder).flatMap((file): readonly Mistake[] =>
  parse(readFileSync(join(folder, file), 'utf8')),
);

test('nothing is said of the story in which the mistakes are made', async () => {
  expect(await saidOf([])).toEqual([]);
});

test.each(mistakes)(
  'of $mistake, an author is told where it is and what to write',
  async (made) => {
    expect(made.says.length).toBeGreaterThan(0);
    expect(await saidOf(made.edits)).toEqual(made.says);
  },
);

test('no remedy sends an author to a command that would write over their files', () => {
  expect(mistakes.flatMap(({ says }) => says).join('\n')).not.toMatch(/npm run|tsx /);
});

const ferry = 'geo/layers/ferry.geojson';
const sound: readonly (readonly [what: string, edits: readonly Edit[]])[] = [
  [
    'a route in several lines',
    [
      [ferry, '"LineString"', '"MultiLineString"'],
      [ferry, '[34.75, -0.1],', '[[34.75, -0.1], [33, -1]],'],
      [ferry, '          [33, -1],', '          ['],
      [ferry, '[32.9, -2.5]', '[33, -1], [32.9, -2.5]]'],
    ],
  ],
  [
    'no list of sources where none is cited',
    [
      ['story.md', '[^atlas]', ''],
      ['story.md', '[^timetable]', ''],
      ['story.md', '::: chart ports\n:::\n', ''],
      ['charts/ports.yaml', null],
      ['charts/ports.csv', null],
      ['sources.yaml', null],
    ],
  ],
  [
    'a mark of the byte order before the first line',
    [['scenes.yaml', 'title:\n', '\uFEFFtitle:\n']],
  ],
  [
    'lines that end as Windows ends them',
    [
      ['story.md', '\n', '\r\n'],
      ['scenes.yaml', '\n', '\r\n'],
    ],
  ],
];

test.each(sound)('%s is no mistake', async (_, edits) => {
  expect(await saidOf(edits)).toEqual([]);
});

describe('npm run check', () => {
  let project: Awaited<ReturnType<typeof lakeStory>>;
  beforeEach(async () => {
    project = await lakeStory();
  });
  afterEach(() => project.remove());

  const file = (name: string): string => join(project.root, 'lake', name);
  const run = (story = join(project.root, 'lake'), ...options: readonly string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const env = { ...process.env, STORY: story };
      const args = ['run', '--silent', 'check', '--', ...options];
      execFile('npm', args, { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      );
    });
  const misspell = async (): Promise<void> => {
    const scenes = await readFile(file('scenes.yaml'), 'utf8');
    await writeFile(file('scenes.yaml'), scenes.replace('[lake, towns]', '[lake, town]'));
    await writeFile(file('geo/layers/reef.geojson'), '{}');
  };

  test('tells errors and warnings, a line each, and fails', async () => {
    await misspell();
    const { code, said } = await run();
    expect(code).toBe(1);
    const lines = said.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(
      /\/lake\/scenes\.yaml:3:18 {2}error {2}section "title": layer "town" does not exist\. Did you mean "towns"\?$/,
    );
    expect(lines[1]).toMatch(/\/lake\/geo\/layers\/reef\.geojson {2}warning {2}no layer /);
    expect(lines[2]).toContain('1 error, 1 warning. It cannot be built');
  });

  test('tells the same as JSON', async () => {
    await misspell();
    const { code, said } = await run(undefined, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(said)).toMatchObject({
      story: expect.stringMatching(/lake$/),
      problems: [
        {
          severity: 'error',
          file: expect.stringMatching(/lake\/scenes\.yaml$/),
          line: 3,
          column: 18,
          about: 'section "title"',
          problem: 'layer "town" does not exist.',
          remedy: 'Did you mean "towns"?',
          value: 'town',
        },
        { severity: 'warning', file: expect.stringMatching(/reef\.geojson$/) },
      ],
    });
  });

  test('succeeds where there are but warnings, and writes nothing into the folder', async () => {
    await writeFile(file('geo/layers/reef.geojson'), '{}');
    const contents = async () =>
      Promise.all(
        (await readdir(file('.'), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map(async ({ parentPath, name }) => [
            name,
            await readFile(join(parentPath, name), 'utf8'),
          ]),
      );
    const before = await contents();
    const { code, said } = await run();
    expect(code).toBe(0);
    expect(said).toMatch(/lake is sound: 1 warning, and no error\.\n$/);
    expect(await contents()).toEqual(before);
  });

  test('names a folder that is not there', async () => {
    const { code, said } = await run(join(project.root, 'sea'));
    expect(code).toBe(1);
    expect(said).toContain('sea  error  there is no such folder. Name the folder of a story');
  });
});
