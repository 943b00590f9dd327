import { symlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build, createServer, type InlineConfig } from 'vite';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { listFiles } from '../../src/publish/offline-plugin.ts';
import { publicFilesPlugin } from '../../src/publish/public-files-plugin.ts';
import { compress, precompress } from '../../src/publish/publish-plugin.ts';
import { cacheName, isOutdated } from '../../src/publish/worker/caches.ts';
import { ownProject } from '../support/fixture-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

test('compresses to the same bytes each time, without date or system', async () => {
  const text = Buffer.from('The road goes west. '.repeat(50));
  const { br, gz } = await compress(text);
  expect(await compress(text)).toEqual({ br, gz });
  expect(brotliDecompressSync(br)).toEqual(text);
  expect(gunzipSync(gz)).toEqual(text);
  expect([...gz.subarray(4, 8), gz[9]]).toEqual([0, 0, 0, 0, 255]);
});

test('compresses text files at any depth and leaves others alone', async () => {
  for (const name of ['index.html', 'assets/a.js', 'assets/b.geojson', 'assets/c.woff2'])
    folder.write(name, name);
  expect(await precompress(folder())).toEqual(['assets/a.js', 'assets/b.geojson', 'index.html']);
  expect((await readdir(folder('assets'))).sort()).toEqual([
    ...['a.js', 'a.js.br', 'a.js.gz', 'b.geojson', 'b.geojson.br', 'b.geojson.gz', 'c.woff2'],
  ]);
});

const scope = 'https://news.example/south/';
const of = (build: string, where = scope) =>
  [cacheName('files', build, where), cacheName('relief', build, where)] as const;
const names = ['another-cache', ...of('a1'), ...of('b2'), ...of('c3')];

test.each([
  ['this build and the build before it', 'c3', 'a1'],
  ['the older build that a host restores, and the newer build', 'a1', 'b2'],
])('keeps %s, and removes all other builds but no other caches', (_, build, outdated) => {
  expect(names.filter(isOutdated(names, build, scope))).toEqual(of(outdated));
});

test.each([
  'https://news.example/',
  'https://news.example/north/',
  'https://news.example/south/pole/',
  'https://news.example/the south/',
])('leaves the caches of the story at %s alone', (elsewhere) => {
  const all = [...of('z9', elsewhere), ...of('y8', elsewhere), ...of('x7', elsewhere), ...names];
  expect(all.filter(isOutdated(all, 'c3', scope))).toEqual(of('a1'));
});

const inProject = ownProject();
const config = (): InlineConfig => ({
  root: inProject(),
  configFile: false,
  logLevel: 'silent',
  publicDir: 'src/story/public',
  build: { rolldownOptions: { input: inProject('map.ts') } },
  plugins: [publicFilesPlugin(storyStore(openFolder(inProject())))],
});

test('a build contains what the story publishes, but no hidden files', async () => {
  inProject.write('src/story/public/.env', 'SECRET');
  symlinkSync('favicon.svg', inProject('src/story/public/icon.svg'));
  await build(config());
  const names = (await readdir(inProject('dist'), { withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(names.sort()).toEqual(['favicon.svg', 'icon.svg']);
});

test.each([
  ['all of the world’s hills if the story’s cover only a part', 5, ['0', '1', '2', '3', '4', '5']],
  ['the world’s hills until hills that fill the map replace them', 4, ['0', '1', '2', '3']],
])('a build contains %s', async (_, minzoom, zooms) => {
  const pyramids = [{ name: 'window', minzoom, maxzoom: 6, bounds: [66, -11, 160, 61] }];
  inProject.write('src/story/public/relief/index.json', JSON.stringify({ pyramids }));
  await build(config());
  expect((await readdir(inProject('dist/relief'))).sort()).toEqual([...zooms, 'index.json']);
});

test('the dev server serves what is published, but no hidden files', async () => {
  inProject.write('src/story/public/.env', 'SECRET');
  const server = await createServer({ ...config(), server: { port: 0, host: '127.0.0.1' } });
  try {
    await server.listen();
    const url = server.resolvedUrls?.local[0] ?? '';
    const statusOf = async (file: string) => (await fetch(url + file)).status;
    expect(await statusOf('favicon.svg')).toBe(200);
    expect(await statusOf('.env')).toBe(404);
    expect(await statusOf('%2eenv?x')).toBe(404);
  } finally {
    await server.close();
  }
});

test('listFiles has the sizes of each picture that fit any screen, but no videos', async () => {
  for (const name of ['840.avif', '1280.avif', 'whole.svg', 'whole.mp4'])
    folder.write(`assets/pictures/a-1/${name}`, '');
  const src = '<img src="assets/pictures/a-1/1280.avif">';
  folder.write('index.html', `<!doctype html>${src}`);
  const urls = (await listFiles(folder())).map(({ url }) => url);
  expect(urls.filter((url) => url.startsWith('assets/pictures/'))).toEqual([
    'assets/pictures/a-1/840.avif',
    'assets/pictures/a-1/whole.svg',
  ]);
});
