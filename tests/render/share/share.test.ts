import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { openFolder } from '../../../src/files/open-folder.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { storyStore } from '../../../src/load/story-store.ts';
import { jsonForHtml } from '../../../src/render/head.ts';
import { renderStory } from '../../../src/render/render-story.ts';
import { zipLayers } from '../../../src/render/share/page-files.ts';
import { drawIcon, sharePlugin, touchIcon } from '../../../src/render/share/share-plugin.ts';
import { storyPlugin } from '../../../src/render/story-plugin.ts';
import { forAll } from '../../core/arbitraries.ts';
import { ownProject } from '../../support/fixture-project.ts';

const inProject = ownProject();
const favicon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16"/></svg>';

test('writes the icon beside the page', async () => {
  const root = inProject();
  const store = storyStore(openFolder(root));
  const baseUrl = 'https://news.example/';
  const plugins = [storyPlugin(store, { baseUrl }), sharePlugin(store, false)];
  const publicDir = 'src/story/public';
  await build({ root, base: './', publicDir, configFile: false, logLevel: 'silent', plugins });
  const { document } = parseHTML(inProject.read('dist/index.html'));
  const icon = document.querySelector('link[rel="apple-touch-icon"]')?.getAttribute('href') ?? '';
  expect(existsSync(inProject(`dist/${icon}`))).toBe(true);
});

test('draws the icon opaque and in its declared size', async () => {
  const { data, info } = await sharp(await drawIcon(Buffer.from(favicon)))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([touchIcon.size, touchIcon.size]);
  expect(data.every((value, index) => index % 4 < 3 || value === 255)).toBe(true);
});

test('embeds JSON that reads back the same and closes no element', () => {
  const parts = ['</script>', '<!--', '<script>', ']]>', '&lt;', '\u2028', '"', '\\', 'a'];
  const hostile = fc.array(fc.constantFrom(...parts)).map((some) => some.join(''));
  forAll(hostile, (text) => {
    const json = jsonForHtml({ text });
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual({ text });
    const { document } = parseHTML(`<body><script type="a/b">${json}</script><p></p></body>`);
    expect(document.querySelectorAll('body > *').length).toBe(2);
  });
});

const root = resolve(import.meta.dirname, '../../..');

test.each([
  ['src/story', undefined],
  ['tests/fixtures/atolls', 'fr'],
])('puts each offered layer and its terms into the ZIP of %s (%s)', async (folder, tag) => {
  const loaded = await loadStory(openFolder(root, folder, tag));
  const { html } = await renderStory(loaded, {});
  const page = parseHTML(`<main>${html}</main>`).document;
  const { 'README.txt': readMe, ...layers } = unzipSync(zipLayers(loaded) ?? Buffer.of());
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
