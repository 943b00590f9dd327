import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { commands } from '../../../src/cli/commands.ts';
import { beginStory } from '../../../src/cli/new/begin-story.ts';
import { enginePackage } from '../../../src/load/files/engine.ts';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { inspectStory } from '../../../src/load/load-story.ts';
import { kinds } from '../../../src/style/kinds/kinds.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { collection, way } from './begin-with.ts';

const at = temporaryFolder();
const json = async (file: string) => JSON.parse(await readFile(at(file), 'utf8'));
const isSound = async (folder: string) =>
  (await inspectStory(at(folder), { files: storyFilesIn(at(folder), '.') })).loaded !== undefined;

describe('the repository of a new story', () => {
  test('has the exact version of the engine, and a script for each command on a story', async () => {
    await beginStory(at(), 'my-story', []);
    const { name, scripts, dependencies, devDependencies } = await json('my-story/package.json');
    expect([name, dependencies]).toEqual(['my-story', { 'story-map': enginePackage.version }]);
    for (const [called, script] of Object.entries(scripts)) {
      expect(script).toBe(`story-map ${called}`);
      expect(commands).toHaveProperty(called);
    }
    for (const needed of commands.test?.needs ?? []) {
      expect(devDependencies[needed]).toBe(enginePackage.peerDependencies[needed]);
    }
    expect(await isSound('my-story')).toBe(true);
  });

  test('completes what is typed from the first: the ids of its own sections', async () => {
    await beginStory(at(), 'my-story', []);
    const [, first = ''] =
      /\$schema=(\S+)/.exec(await readFile(at('my-story/scenes.yaml'), 'utf8')) ?? [];
    const { properties } = await json(`my-story/${first}`);
    expect(Object.keys(properties)).toEqual(['title', 'circle', 'sources']);
  });

  test('leaves out of git what is made, and publishes by actions pinned to commits', async () => {
    await beginStory(at(), 'my-story', []);
    const ignored = await readFile(at('my-story/.gitignore'), 'utf8');
    expect(ignored.split('\n')).toEqual(
      expect.arrayContaining(['node_modules/', 'dist/', '.cache/', '.schema/']),
    );
    const workflow = await readFile(at('my-story/.github/workflows/publish.yml'), 'utf8');
    const used = [...workflow.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
    expect(used).toHaveLength(5);
    for (const action of used) expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    const gitlab = await readFile(at('my-story/.gitlab-ci.yml'), 'utf8');
    const { scripts } = await json('my-story/package.json');
    for (const text of [workflow, gitlab]) {
      expect(parse(text)).toBeTypeOf('object');
      for (const [, script = ''] of text.matchAll(/npm (?:run )?(check|test|build)\b/g))
        expect(scripts).toHaveProperty(script);
    }
  });

  test('says in its README what it is called, and no name is left to be filled in', async () => {
    await beginStory(at(), 'a-long-walk', []);
    const text = await readFile(at('a-long-walk/README.md'), 'utf8');
    expect(text).toMatch(/^# A long walk\n/);
    expect(text).not.toContain('{{');
  });
});

describe('a story that is begun where npm was before', () => {
  const begunWith = async (manifest: object | string) => {
    await mkdir(at('node_modules'));
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
    await writeFile(at('package.json'), text);
    await writeFile(at('README.md'), 'Mine.');
    await writeFile(at('way.geojson'), collection(way));
    return beginStory(
      at(),
      '.',
      ['way.geojson'].map((name) => at(name)),
    );
  };

  test('keeps what its package.json and its README say, and adds to the one', async () => {
    await begunWith({
      name: 'mine',
      scripts: { test: 'echo "Error: no test specified" && exit 1', start: 'mine' },
      dependencies: { 'story-map': 'file:../story-map.tgz' },
    });
    const { name, scripts, dependencies } = await json('package.json');
    expect(name).toBe('mine');
    expect(scripts).toMatchObject({ start: 'mine', test: 'story-map test' });
    expect(dependencies).toEqual({ 'story-map': 'file:../story-map.tgz' });
    expect(await readFile(at('README.md'), 'utf8')).toBe('Mine.');
    expect(await isSound('.')).toBe(true);
    expect(readdirSync(at()).filter((file) => file.startsWith('.new'))).toEqual([]);
  });

  test.each(['story-map-0.2.0.tgz', 'vendor', '.npmrc', '.DS_Store'])(
    'keeps what the engine is installed from, and what tools leave: %s',
    async (name) => {
      await writeFile(at(name), 'mine');
      await begunWith({ name: 'mine' });
      expect(readFileSync(at(name), 'utf8')).toBe('mine');
      expect(await isSound('.')).toBe(true);
    },
  );

  test('is refused, and nothing is written, where that file is no JSON', async () => {
    await expect(begunWith('{')).rejects.toThrow('package.json cannot be read as JSON.');
    expect(existsSync(at('story.md'))).toBe(false);
    expect(readFileSync(at('package.json'), 'utf8')).toBe('{');
  });
});

test.each(['examples/starter/layers.yaml', 'written'])(
  'the layers of a new story name every kind that there is: %s',
  async (file) => {
    await writeFile(at('way.geojson'), collection(way));
    await beginStory(at(), 'mine', [at('way.geojson')]);
    const text = await readFile(file === 'written' ? at('mine/layers.yaml') : file, 'utf8');
    const [line = ''] = /# How it is drawn.*/.exec(text) ?? [];
    for (const { name } of kinds) expect(line).toMatch(new RegExp(`\\b${name}\\b`));
  },
);
