import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesIn } from '../../src/files/story-files.ts';
import { mapAtRest, mapReady } from '../../src/proof/story-page.ts';
import { serveBuilt } from '../../src/publish/serve-built.ts';
import { colorShare } from '../browser/support/ground-shares.ts';
import { sharedBrowser } from '../browser/support/open-browser.ts';
import { openPage } from '../browser/support/open-page.ts';

const run = promisify(execFile);
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

let folder = '';
let tarball = '';
let installed = 0;
const at = (path: string) => join(folder, path);
const bin = () => at('node_modules/story-map/lib/src/cli/bin.js');
/** The environment as it is outside of tests. */
const { NODE_ENV: _, ...env } = process.env;
const storyMap = (...args: readonly string[]) =>
  run(process.execPath, [bin(), ...args], { cwd: folder, env }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
    (error) => error,
  );

/** A folder with only the packed package installed, whose name has characters special in a URL. */
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'package #1 100%?"-')));
  const packed = await run('npm', ['pack', '--silent', '--pack-destination', folder]);
  tarball = at(packed.stdout.trim().split('\n').at(-1) ?? '');
  writeFileSync(at('package.json'), '{ "name": "mine", "private": true }');
  await cp('docs/telegraph/wire.geojson', at('wire.geojson'));
  await run('npm', ['install', tarball], { cwd: folder });
  const { packages } = JSON.parse(readFileSync(at('node_modules/.package-lock.json'), 'utf8'));
  installed = Object.keys(packages).length;
  await rm(tarball);
}, 900_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the package is small, has few dependencies, and contains no TypeScript except its plugin’s types', async () => {
  expect(installed).toBeLessThanOrEqual(250);
  const files = await filesIn(at('node_modules/story-map'));
  const bytes = files.map((file) => statSync(at(`node_modules/story-map/${file}`)).size);
  expect(bytes.reduce((a, b) => a + b)).toBeLessThan(6_000_000);
  expect(files.filter((file) => file.endsWith('.ts'))).toEqual(['lib/src/cli/story-map.d.ts']);
  expect(files.filter((file) => /^lib\/(tests|geo|src\/story)\//.test(file))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'CHANGELOG.md', 'geo/README.md']));
});

test('the package exports the plugin, its types and the schemas', async () => {
  const asked = `import { resolveOptions, storyConfig } from 'story-map';
import { createRequire } from 'node:module';
const { properties } = createRequire(import.meta.url)('story-map/schemas/settings.json');
console.log(storyConfig(resolveOptions('.', {})).base, Object.keys(properties).includes('theme'));`;
  const typed = `${asked}\nconst base: string | undefined = storyConfig(resolveOptions('.', {})).base;\nbase;`;
  writeFileSync(at('ask.mts'), typed);
  writeFileSync(at('ask.mjs'), asked);
  expect((await run(process.execPath, ['ask.mjs'], { cwd: folder })).stdout).toBe('./ true\n');
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const types = resolve('node_modules/@types');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext'];
  const command = [tsc, ...options, '--types', 'node', '--typeRoots', types, 'ask.mts'];
  await run(process.execPath, command, { cwd: folder });
  await Promise.all(['ask.mts', 'ask.mjs'].map((file) => rm(at(file))));
});

test('in a folder with only the package a story is created from shapes, checked, built to the same bytes, packed and read', async () => {
  expect(await storyMap('new', '.', 'wire.geojson')).toMatchObject({ code: 0 });
  const checked = await storyMap('check', '--json');
  expect(checked.code).toBe(0);
  expect(JSON.parse(checked.stdout)).toMatchObject({ story: '.' });
  const embedder = ['--embedded-by', 'https://news.example'];
  expect(await storyMap('build', '--quiet', ...embedder)).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist']);
  const files = await filesIn(at('dist'));
  expect(files).toContain('embed.js');
  const copy = await mkdtemp(join(tmpdir(), 'copy-'));
  const isStory = (path: string) => !/[\\/](node_modules|dist|\.cache)$/.test(path);
  await cp(folder, copy, { recursive: true, filter: isStory });
  await run(
    process.execPath,
    ['--import', 'tsx', 'src/cli/bin.ts', 'build', copy, '--quiet', ...embedder],
    { env: { ...env, STORY_DIST: at('built') } },
  );
  await rm(copy, { recursive: true });
  expect(await filesIn(at('built'))).toEqual(files);
  // A dependency newer than in the lockfile changes the licences, and with their hash the worker.
  const isOther = (file: string) =>
    !/^(licences\.html|service-worker\.js)/.test(file) &&
    !readFileSync(at(`built/${file}`)).equals(readFileSync(at(`dist/${file}`)));
  expect(files.filter(isOther)).toEqual([]);
  expect(await storyMap('pack')).toMatchObject({ code: 0 });

  const { url, close } = await serveBuilt(at('dist'));
  const browser = await sharedBrowser('drawn');
  const opened = await openPage({ browser, colorScheme: 'light' });
  try {
    await opened.page.goto(`${url}/`);
    await mapReady(opened.page);
    await mapAtRest(opened.page);
    expect(await opened.page.title()).toMatch(/^Package/);
    expect(opened.errors).toEqual([]);
    // In the colour of a new story's first layer in light mode.
    const inked = await colorShare(await opened.page.screenshot(), [0, 0, 1, 1], ['#a1321f'], 23);
    expect(inked * 1440 * 900).toBeGreaterThan(300);
  } finally {
    await opened.close();
    await close();
  }
});

test('in a folder with only the package an error is reported by a sentence and by the exit code', async () => {
  const unknown = await storyMap('biuld');
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('you mean build') });
  const nowhere = await storyMap('build', 'nowhere');
  expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining('no such folder') });
  const untested = await storyMap('test');
  const install = `npm install --save-dev --save-exact axe-core@${devDependencies['axe-core']}`;
  expect(untested).toMatchObject({ code: 1, stderr: expect.stringContaining(install) });
});
