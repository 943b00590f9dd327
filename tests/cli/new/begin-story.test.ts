import { readdirSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commandLine, needs } from '../../../src/cli/commands.ts';
import { beginStory } from '../../../src/cli/new/begin-story.ts';
import { enginePackage } from '../../../src/files/engine.ts';
import { openFolder } from '../../../src/files/open-folder.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { kinds } from '../../../src/style/kinds/kinds.ts';
import { isAsCut } from '../../../src/tiles/files.ts';
import { positions } from '../../support/shapes.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { collection, type Shape, way } from './shapes.ts';

const at = temporaryFolder();
const json = async (file: string) => JSON.parse(at.read(file));
const load = (folder: string) => loadStory(openFolder(at(folder), '.'));
const begin = (folder = 'my-story', ...shapes: readonly string[]) =>
  beginStory(at(), folder, shapes);

describe('a new story', () => {
  test('is sound, with three sections, three layers and its citations', async () => {
    await begin();
    const { story, layers, scenes, sources } = await load('my-story');
    expect([story.sections.length, layers.length]).toEqual([3, 3]);
    expect(Object.keys(scenes)).toEqual(story.sections.map(({ id }) => id));
    expect(new Set(story.cited.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)));
  });

  test('has ground and names that are cut anew once the story moves elsewhere', async () => {
    await begin();
    const { ground, places } = openFolder(at('my-story'), '.');
    for (const file of [...Object.values(ground), places])
      expect([file, isAsCut(at.read(`my-story/${file}`))]).toEqual([file, true]);
  });

  test('fills an empty folder, even through a link', async () => {
    await mkdir(at('empty'));
    await symlink(at('empty'), at('link'));
    await begin('link');
    expect(await readdir(at('empty'))).toContain('story.md');
    expect((await readdir(at())).sort()).toEqual(['empty', 'link']);
  });

  test('pins the engine, and has a script for each story command', async () => {
    await begin();
    const { name, scripts, dependencies, devDependencies } = await json('my-story/package.json');
    expect([name, dependencies]).toEqual(['my-story', { 'story-map': enginePackage.version }]);
    for (const [called, script] of Object.entries(scripts)) {
      expect(script).toBe(`story-map ${called}`);
      expect(commandLine().commands.map((command) => command.name())).toContain(called);
    }
    for (const needed of needs.test ?? [])
      expect(devDependencies[needed]).toBe(enginePackage.peerDependencies[needed]);
  });

  test('has schemas for an editor', async () => {
    await begin();
    const [, first = ''] = /\$schema=(\S+)/.exec(at.read('my-story/scenes.yaml')) ?? [];
    expect(await json(`my-story/${first}`)).toHaveProperty('additionalProperties');
  });

  test('keeps generated files out of git, and publishes with actions pinned to commits', async () => {
    await begin('a-long-walk');
    const read = (file: string) => at.read(`a-long-walk/${file}`);
    expect((await read('.gitignore')).split('\n')).toEqual(
      expect.arrayContaining(['node_modules/', 'dist/', '.cache/', '.schema/']),
    );
    expect(await read('README.md')).toMatch(/^# A long walk\n(?![\s\S]*\{\{)/);
    const workflow = await read('.github/workflows/publish.yml');
    const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
    expect(used).toHaveLength(5);
    for (const action of used) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const { scripts } = await json('a-long-walk/package.json');
    for (const text of [workflow, await read('.gitlab-ci.yml')]) {
      expect(parse(text)).toBeTypeOf('object');
      for (const [, script = ''] of text.matchAll(/npm (?:run )?(check|test|build)\b/g))
        expect(scripts).toHaveProperty(script);
    }
  });
});

const begun = async (manifest: string) => {
  await mkdir(at('node_modules'));
  at.write('package.json', manifest);
  at.write('README.md', 'Mine.');
  at.write('way.geojson', collection(way));
  return begin('.', 'way.geojson');
};

test('a story begun in an npm folder extends the folder’s package.json and keeps its README', async () => {
  const tools = ['story-map-0.2.0.tgz', 'vendor', '.npmrc', '.DS_Store'];
  for (const name of tools) at.write(name, 'mine');
  await begun(
    JSON.stringify({
      name: 'mine',
      scripts: { test: 'echo "Error: no test specified" && exit 1', start: 'mine' },
      dependencies: { 'story-map': 'file:../story-map.tgz' },
    }),
  );
  const { name, scripts, dependencies } = await json('package.json');
  expect(name).toBe('mine');
  expect(scripts).toMatchObject({ start: 'mine', test: 'story-map test' });
  expect(dependencies).toEqual({ 'story-map': 'file:../story-map.tgz' });
  expect(at.read('README.md')).toBe('Mine.');
  for (const kept of tools) expect(at.read(kept)).toBe('mine');
  expect((await load('.')).layers.map(({ id }) => id)).toEqual(['way']);
});

test('a story is refused beside a broken package.json, and nothing is written', async () => {
  await expect(begun('{')).rejects.toThrow('package.json cannot be read as JSON.');
  const names = readdirSync(at()).sort().join(' ');
  expect(names).toBe('README.md node_modules package.json way.geojson');
  expect(at.read('package.json')).toBe('{');
});

describe('a new story is refused, and nothing is written', () => {
  test('in a folder that is not empty', async () => {
    at.write('full/story.md', 'mine');
    const problem =
      'full is not empty: story.md is there, and nothing in it is written over. Name another folder.';
    await expect(begin('full')).rejects.toThrow(problem);
    expect(await readdir(at('full'))).toEqual(['story.md']);
  });

  test('at a file, within a file, or at the build folder', async () => {
    at.write('file', 'mine');
    await expect(begin('file')).rejects.toThrow('file is a file. Name a new folder');
    await expect(begin('dist')).rejects.toThrow('dist is where a build goes. Name another folder');
    await expect(begin('file/story')).rejects.toThrow('file/story was not written: ');
    expect(at.read('file')).toBe('mine');
  });

  const inside = ['.', 'src/my-story', 'src', 'my-story', 'examples'];
  test.each(inside)('in the engine’s project, as %s', async (folder) => {
    const problem = `${folder} is inside the engine's project. Name a folder beside it, such as ../my-story.`;
    await expect(beginStory(process.cwd(), folder, [])).rejects.toThrow(problem);
  });

  test('in the project through a link', async () => {
    await symlink(join(process.cwd(), 'src'), at('link'));
    await expect(begin('link/mine')).rejects.toThrow('is inside the engine');
  });

  test('under a name that no folder can have', async () => {
    await expect(begin('x'.repeat(300))).rejects.toThrow('its name is too long. Choose another.');
    expect(await readdir(at())).toEqual([]);
  });

  const line: Shape = ['LineString', positions(39.24, -6.84, 33.41, -8.92)];
  const well: Shape = ['Point', [33, -8]];
  const nameless: Shape = ['Point', [33, -8], {}];
  const many = collection(...Array(55_000).fill(nameless));
  const same = collection(line);
  const conflict =
    'way.geojson and Way.json would be one layer, "way". Rename one, in the letters a to z.';
  const unlicensed = collection(well).replace('{', '{"metadata":{"license":7},');
  test.each<[what: string, files: Record<string, string>, words: string]>([
    ['broken JSON', { 'way.geojson': '{ "type": ' }, 'way.geojson:1:11  the JSON ends too soon.'],
    ['an invalid licence', { 'a.geojson': unlicensed }, 'metadata.license: must be text'],
    ['points and lines', { 'a.geojson': collection(well, line) }, 'a.geojson has more than one of'],
    ['two files of one name', { 'way.geojson': same, 'Way.json': same }, conflict],
    ['too many shapes once named', { 'a.geojson': many }, 'bytes; the limit is'],
  ])('from %s', async (_, files, words) => {
    for (const [name, text] of Object.entries(files)) at.write(name, text);
    await expect(begin('story', ...Object.keys(files))).rejects.toThrow(words);
    expect((await readdir(at())).sort()).toEqual(Object.keys(files).sort());
  });

  test('from a file that is too large, missing or a folder', async () => {
    at.write('raw.geojson', '');
    await truncate(at('raw.geojson'), 2 ** 32);
    await expect(begin('story', 'raw.geojson')).rejects.toThrow('it is 4,294,967,296 bytes');
    await expect(begin('story', 'gone.geojson')).rejects.toThrow('gone.geojson does not exist.');
    await mkdir(at('folder'));
    await expect(begin('story', 'folder')).rejects.toThrow('it is a folder');
  });
});

test('the layers file of a new story lists every kind', async () => {
  at.write('way.geojson', collection(way));
  await begin('mine', 'way.geojson');
  for (const file of ['examples/starter/layers.yaml', at('mine/layers.yaml')]) {
    const [line = ''] = /# How it is drawn.*/.exec(await readFile(file, 'utf8')) ?? [];
    for (const { name } of kinds) expect(line).toMatch(new RegExp(`\\b${name}\\b`));
  }
});
