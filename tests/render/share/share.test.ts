import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { storyStore } from '../../../src/load/story-store.ts';
import { jsonForHtml } from '../../../src/render/head.ts';
import { renderStory } from '../../../src/render/render-story.ts';
import { zipLayers } from '../../../src/render/share/page-files.ts';
import {
  drawIcon,
  sharePlugin,
  storyBase,
  storyUrl,
  touchIcon,
} from '../../../src/render/share/share-plugin.ts';
import { storyPlugin } from '../../../src/render/story-plugin.ts';
import { ownProject } from '../../support/fixture-project.ts';

const inProject = ownProject();
const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16"/></svg>';

test('writes the icon beside the page', async () => {
  const root = inProject();
  const store = storyStore(root);
  const baseUrl = 'https://news.example/';
  const plugins = [storyPlugin(store, { baseUrl }), sharePlugin(store, false)];
  const publicDir = 'src/story/public';
  await build({ root, base: './', publicDir, configFile: false, logLevel: 'silent', plugins });
  const { document } = parseHTML(await readFile(inProject('dist/index.html'), 'utf8'));
  const icon = document.querySelector('link[rel="apple-touch-icon"]')?.getAttribute('href') ?? '';
  expect(existsSync(inProject(`dist/${icon}`))).toBe(true);
});

test('draws the icon opaque and as large as its file', async () => {
  const { data, info } = await sharp(await drawIcon(Buffer.from(favicon)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([touchIcon.size, touchIcon.size]);
  expect(data.every((value, index) => index % 4 < 3 || value === 255)).toBe(true);
});

test.each([
  ['https://news.example', 'https://news.example/'],
  ['https://news.example/walk', 'https://news.example/walk/'],
  [' https://news.example/walk/index.html#road ', 'https://news.example/walk/'],
  ['https://news.example/walk.html', 'https://news.example/walk.html'],
  [' ', undefined],
  [undefined, undefined],
])('reads the URL %j as %j', (given, read) => {
  expect(storyUrl({ STORY_URL: given })).toBe(read);
});

test.each(['news.example/walk', 'ftp://news.example/', 'javascript:alert(1)', 'https://a:b@c.d/'])(
  'refuses %s as a URL, and says how to write one',
  (given) => {
    expect(() => storyUrl({ STORY_URL: given })).toThrow(
      `STORY_URL: "${given}" is not the address of a page. Write it in full, for example:`,
    );
  },
);

test.each([
  [{}, '/'],
  [{ STORY_URL: 'https://news.example/stories/south' }, '/stories/south/'],
  [{ STORY_URL: 'https://news.example/walk.html?a=1' }, '/'],
  [{ STORY_URL: 'https://news.example/이야기/' }, '/이야기/'],
  [{ STORY_BASE: ' /preview/b-1.2/ ', STORY_URL: 'https://news.example/walk/' }, '/preview/b-1.2/'],
  [{ STORY_BASE: '/', STORY_URL: 'https://news.example/a walk/' }, '/'],
])('of %j the folder of the host is %s', (environment, base) => {
  expect(storyBase(environment)).toBe(base);
});

test.each([
  ...['south/', '/south', 'https://news.example/south/', '/../south/', '/a//b/', '/a b/'],
  ...['//', '/a;b/', '/a"b/', '/a{b}/', '/$a/', '/a*/', '/a\nb/'],
])('refuses %j as a base, and says how to write one', (given) => {
  expect(() => storyBase({ STORY_BASE: given })).toThrow(
    `--base: "${given}" is not the path of a folder. Write it from the root of the host, with a slash at either end, such as /stories/south/`,
  );
});

test('says the same as JSON in the page, and ends no element', () => {
  const parts = ['</script>', '<!--', '<script>', ']]>', '&lt;', '\u2028', '"', '\\', 'a'];
  const hostile = fc.array(fc.constantFrom(...parts)).map((some) => some.join(''));
  fc.assert(
    fc.property(hostile, (text) => {
      const json = jsonForHtml({ text });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text });
      const { document } = parseHTML(`<body><script type="a/b">${json}</script><p></p></body>`);
      expect(document.querySelectorAll('body > *').length).toBe(2);
    }),
  );
});

const root = resolve(import.meta.dirname, '../../..');

test.each([
  ['src/story', undefined],
  ['tests/fixtures/atolls', 'fr'],
])('the ZIP of %s (%s) has each layer that the page offers, and its terms', async (folder, tag) => {
  const loaded = await loadStory(root, { files: storyFilesIn(root, folder, tag) });
  const page = parseHTML(`<main>${await renderStory(loaded, {})}</main>`).document;
  const { 'README.txt': readMe, ...layers } = unzipSync(zipLayers(root, loaded) ?? Buffer.of());
  const offered = [...page.querySelectorAll('a[download]')];
  const names = offered.map((link) => link.getAttribute('download') ?? '');
  expect(Object.keys(layers)).toEqual([...names].sort());
  expect(page.querySelector('a[href="layers.zip"]')).not.toBeNull();
  const origins = strFromU8(readMe ?? Buffer.of());
  expect(origins).not.toContain('undefined');
  for (const { id, file, label, metadata } of loaded.described) {
    if (!file) continue;
    const written = await readFile(resolve(root, file));
    expect(Buffer.from(layers[`${id}.geojson`] ?? []).equals(written), id).toBe(true);
    const credits = metadata.sources.map(({ credit }) => credit);
    for (const words of [`${label} (${id}.geojson)`, metadata.license, ...credits])
      expect(origins).toContain(words);
  }
});
