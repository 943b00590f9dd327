import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs, { readdir, readFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { build, createLogger, createServer, type InlineConfig } from 'vite';
import { expect, test, vi } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { filesIn } from '../../src/files/story-files.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { publishPlugin } from '../../src/publish/publish-plugin.ts';
import { policyPlugin } from '../../src/render/policy.ts';
import { storyPlugin } from '../../src/render/story-plugin.ts';
import { inlineCssPlugin } from '../../src/render/styles.ts';
import { ownProject } from '../support/fixture-project.ts';

const inProject = ownProject();
const baseUrl = 'https://example.org/walk/?a=1&b=2';
const config = (): InlineConfig => ({
  root: inProject(),
  configFile: false,
  logLevel: 'silent',
  build: { modulePreload: { polyfill: false } },
  plugins: [
    storyPlugin(storyStore(openFolder(inProject())), { baseUrl }),
    inlineCssPlugin(),
    policyPlugin(),
    publishPlugin(inProject('dist')),
  ],
});
const { read } = inProject;
const folders = async () => (await readdir(inProject())).filter((name) => name.startsWith('dist'));

test('inlines the story, its head, its styles and their policy, and writes the map’s styles to a file', async () => {
  await build(config());
  const html = await read('dist/index.html');
  const address = baseUrl.replace('&', '&amp;');
  const licences = '<p><a href="licences.html">Licences of the code, fonts and data</a></p>\n';
  const rendered = await read('expected.html');
  const golden = rendered.replace(/(?<=layers\.zip.*\n<\/div>\n)/, licences);
  const withoutLinks = (page: string) => page.replace(/(class="download" href=")[^"]*/g, '$1');
  const addressed = golden.replace('data-address></span>', `data-address>${address}</span>`);
  expect(withoutLinks(html)).toContain(withoutLinks(addressed));
  expect(html).toContain('href="./geo/layers/way.geojson" download="way.geojson"');
  expect(html).toContain('<html data-map="off" lang="en" dir="ltr">');
  expect(html).toContain(`<link rel="canonical" href="${address}">`);
  expect(html).not.toContain('rel="stylesheet"');
  const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css);
  expect(styles).toEqual([expect.any(String), expect.stringMatching(/^@font-face.*\}$/)]);
  const hashOf = (css: string) => createHash('sha256').update(css).digest('base64');
  const hashes = styles.map((css) => ` 'sha256-${hashOf(css)}'`).join('');
  const [, code = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  const script = `'sha256-${hashOf(code)}'`;
  const policy =
    /<meta charset="utf-8" \/>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
  expect(policy.exec(html)?.[1]).toBe(
    `default-src 'none'; script-src 'self' ${script}; style-src 'self'${hashes}; img-src 'self'; media-src 'self'; font-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default`,
  );
  const files = await readdir(inProject('dist/assets'));
  const sheets = files.filter((name) => name.endsWith('.css'));
  expect(sheets).toEqual([expect.stringMatching(/^map-.*\.css$/)]);
  expect(await folders()).toEqual(['dist']);
});

test('writes fonts to files to which the inlined CSS refers', async () => {
  await build({ ...config(), base: './' });
  const font = /url\(([^)]*\.woff2)\)/.exec(await read('dist/index.html'))?.[1] ?? '';
  expect(font).toMatch(/^\.\/assets\/text-[\w-]+\.woff2$/);
  expect(existsSync(inProject(`dist/${font}`))).toBe(true);
});

test('writes the same files each time', async () => {
  const bytesOf = async (name: string) => [name, await readFile(inProject(name), 'base64')];
  const snapshot = async () => {
    await build(config());
    return Promise.all((await filesIn(inProject())).map(bytesOf));
  };
  expect(await snapshot()).toEqual(await snapshot());
});

test('waits for a program that briefly holds its folder', async () => {
  vi.spyOn(fs, 'rename').mockRejectedValueOnce('EPERM').mockRejectedValueOnce('EPERM');
  syncBuiltinESMExports();
  await build(config()).finally(vi.restoreAllMocks).finally(syncBuiltinESMExports);
  expect(await folders()).toEqual(['dist']);
});

test('succeeds with warnings of what should be fixed', async () => {
  const told: string[] = [];
  const customLogger = { ...createLogger('silent'), warn: (text: string) => told.push(text) };
  inProject.write('geo/layers/spare.geojson', '{}');
  await build({ ...config(), customLogger });
  expect(told.join()).toContain('geo/layers/spare.geojson  warning  no layer is drawn');
});

test.each([
  [
    'the story has problems, and lists them without a stack',
    'src/story/sources.yaml',
    'first: { title: F, publisher: P, date: 1, unlinked: In print. }\nsecond: { title: S, unlinked: In print. }',
    `The story has 1 problem.
src/story/sources.yaml:1:40  "first.date" must be a year, a month or a day such as 2014-07-15, but is 1. Expected: a year, a month or a day, such as 2014-07-15.`,
  ],
  ['a script is broken', 'map.ts', 'export const drawn = ;', 'map.ts'],
])('keeps the last build when %s', async (_, file, text, message) => {
  await build(config());
  const before = await read('dist/index.html');
  inProject.write(file, text);
  const error: Error = await build(config()).then(String, (thrown) => thrown);
  expect(error.message).toContain(message);
  if (file.endsWith('.yaml')) expect(error.stack).toBe('');
  expect(await read('dist/index.html')).toBe(before);
  expect(await folders()).toEqual(['dist']);
});

/** A save is noticed at once, unless the server does not watch its file yet. */
const patience = { timeout: 60_000, interval: 500 };

test('shows the problems of a broken story in dev, and the page once it is fixed', async () => {
  const store = storyStore(openFolder(inProject()));
  const plugins = [store.watch, storyPlugin(store)];
  const dev = { ...config(), plugins, server: { port: 0, host: '127.0.0.1' } };
  const server = await createServer(dev);
  try {
    await server.listen();
    const url = server.resolvedUrls?.local[0] ?? '';
    const headers = { accept: 'text/html' };
    const page = async () => (await fetch(url, { headers })).text();
    expect(await page()).toContain('The road goes west.');
    expect(await page()).not.toContain('Content-Security-Policy');
    const story = await read('src/story/story.md');
    await vi.waitFor(async () => {
      inProject.write('src/story/story.md', story.replace('[^second]', '[^third]'));
      const broken = await page();
      expect(broken).toContain('the source \\"third\\" does not exist.');
      expect(broken).toContain('ErrorOverlay');
    }, patience);
    inProject.write('src/story/story.md', story.replace('goes west', 'goes south'));
    await vi.waitFor(async () => expect(await page()).toContain('The road goes south.'), patience);
  } finally {
    await server.close();
  }
});
