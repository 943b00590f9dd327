import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { preprocessCSS, resolveConfig } from 'vite';
import { expect, test } from 'vitest';
import { alternateLinks, renderEditions, renderHead } from '../../src/render/head.ts';
import { packageOf, renderLicences, shippedPackages } from '../../src/render/licences-plugin.ts';
import { renderOpening } from '../../src/render/render-story.ts';
import { fillPage } from '../../src/render/story-plugin.ts';
import { mapCssPlugin } from '../../src/render/styles.ts';
import { english, licences, shell, english as words } from '../support/english.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { least, meta } from './share/share-story.ts';

const opening = (front: typeof meta) => {
  const { document } = parseHTML(`<body>${renderOpening(front, words)}</body>`);
  const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim();
  return { document, subtitle: textOf('.subtitle'), byline: textOf('.byline') };
};

test('names the subtitle, the retold article and the date', () => {
  const { subtitle, byline } = opening({ ...meta, author: 'C. Writer' });
  expect(subtitle).toBe('Two towns');
  expect(byline).toBe(
    'By C. Writer. Retold from an article by A. Writer, The Paper, 20 July 2014. Published 2 January 2026.',
  );
});

test.each([
  [{ title: 'The Lake' }, 'Retold from “The Lake”.'],
  [{ title: 'The Lake', publisher: 'The Paper' }, 'Retold from “The Lake”, The Paper.'],
  [{ title: 'The Lake', author: 'A. Writer' }, 'Retold from an article by A. Writer.'],
  [{ title: 'The Lake', date: '2014' }, 'Retold from “The Lake”, 2014.'],
])('credits as much of the article as is known: %o', (article, said) => {
  expect(opening({ ...least, article }).byline).toBe(said);
});

test('omits details that the story does not give, but prints the address', () => {
  const { document, subtitle, byline } = opening(least);
  expect(subtitle).toBeUndefined();
  expect(byline).toBe('');
  expect(document.querySelector('.byline.print-only [data-address]')).not.toBeNull();
  expect(opening(meta).document.querySelector('.byline.print-only')).toBeNull();
});

const parts = {
  lang: 'en',
  head: '<title>T</title>',
  story: '<section>{{skip}}</section>',
  words: { ...shell, skip: 'To "the" <kbd>story</kbd>' },
  values: { credits: '<A> & "B"' },
};
const page = (body: string) => `<html><!--head--><body>${body}<!--story--></body></html>`;

test('fills words and values into the shell, but not into the story', () => {
  expect(fillPage(page('<p title="{{skip}}">{{credits}}</p>'), parts)).toBe(
    '<html lang="en" dir="ltr"><title>T</title><body><p title="To &quot;the&quot; <kbd>story</kbd>">&lt;A&gt; &amp; &quot;B&quot;</p><section>{{skip}}</section></body></html>',
  );
});

test.each(['{{skpi}}', '{{}}', '{{toString}}'])(
  'rejects %s, which is not a word of the shell',
  (mark) => {
    expect(() => fillPage(page(mark), parts)).toThrow(
      `index.html: "${mark}" is not a word of the shell. Add it to "shell" in src/words.`,
    );
  },
);

const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(([, id]) => id ?? []);

test('prefixes its ids, except the map’s, with "_", which no section’s id has', async () => {
  const shell = idsIn(await readFile('index.html', 'utf8'));
  expect(shell.length).toBeGreaterThan(15);
  expect(shell.filter((id) => !id.startsWith('_'))).toEqual(['map']);
  const text = await readFile('tests/fixtures/story/expected.html', 'utf8');
  const sections = [...text.matchAll(/<section id="([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  expect(idsIn(text).filter((id) => !id.startsWith('_'))).toEqual(sections);
  expect(new Set(idsIn(text)).size).toBe(idsIn(text).length);
});

test('reduces MapLibre’s stylesheet to a tenth, without URLs', async () => {
  const file = 'node_modules/maplibre-gl/dist/maplibre-gl.css';
  const whole = readFileSync(file, 'utf8');
  const config = await resolveConfig(
    { configFile: false, css: { transformer: 'lightningcss' }, plugins: [mapCssPlugin()] },
    'build',
  );
  const { code } = await preprocessCSS(whole, file, config);
  expect(code).toMatch(/\.maplibregl-canvas \{[^}]*position: absolute/);
  expect(code).toContain('.maplibregl-canvas-container.maplibregl-interactive');
  expect(code).toContain('.maplibregl-boxzoom');
  expect(code).not.toMatch(/url\(|data:|@keyframes|forced-colors/);
  expect(code.length).toBeLessThan(whole.length / 10);
});

const head = (front: typeof meta, baseUrl?: string) => {
  const html = renderHead(front, english, '', baseUrl);
  const { document } = parseHTML(`<html><head>${html}</head><body></body></html>`);
  const contents = [...document.querySelectorAll('meta')].map((each) => [
    each.getAttribute('name') ?? each.getAttribute('property'),
    each.getAttribute('content'),
  ]);
  return { document, content: Object.fromEntries(contents) as Record<string, string> };
};

test('describes the page for links, with full URLs', () => {
  const { document, content } = head(meta, 'https://news.example/walk/');
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk: Two towns');
  const canonical = document.querySelector('link[rel=canonical]');
  expect(canonical?.getAttribute('href')).toBe('https://news.example/walk/');
  expect(content).toMatchObject({
    description: 'A small story.',
    'og:type': 'article',
    'og:title': 'A Short Walk: Two towns',
    'og:url': 'https://news.example/walk/',
    'og:locale': 'en_GB',
    'og:image': 'https://news.example/walk/og.png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': expect.stringContaining('A Short Walk'),
    'twitter:card': 'summary_large_image',
    'article:published_time': '2026-01-02',
  });
  expect(document.querySelectorAll('meta[name=theme-color][media]').length).toBe(2);
});

test('claims nothing that the story does not state', () => {
  const { document, content } = head(least);
  expect(document.querySelector('link[rel=canonical]')).toBeNull();
  expect(document.querySelector('title')?.textContent).toBe('A Short Walk');
  expect(content['og:image:alt']).toBe('A Short Walk. Beside the words, the story’s map.');
  expect(Object.keys(content).sort()).toEqual(
    ['image', 'image:alt', 'image:height', 'image:type', 'image:width', 'title', 'type']
      .map((name) => `og:${name}`)
      .concat('theme-color', 'twitter:card', 'twitter:image:alt'),
  );
});

test('escapes hostile words of the front matter', () => {
  const words = `"></title></head><script>x</script>' onload=x $& $1`;
  const said = { title: words, subtitle: words, description: words, author: words };
  const { document, content } = head({ ...meta, ...said, publisher: words });
  const tags = [...document.querySelectorAll('*')].map(({ tagName }) => tagName);
  expect(new Set(tags)).toEqual(new Set(['HTML', 'HEAD', 'TITLE', 'META', 'STYLE', 'BODY']));
  expect(document.querySelector('title')?.textContent).toBe(`${words}: ${words}`);
  expect([content.description, content['og:site_name']]).toEqual([words, words]);
});

const editions = ['en', 'pt-BR', 'pt-PT'].map((lang) => {
  return { lang, name: lang, path: lang === 'en' ? '' : `${lang}/` };
});

test.each(['', 'walk.html'])('links to each language, and to the original at %j', (file) => {
  const at = (lang: string, baseUrl?: string) =>
    alternateLinks(lang, editions, baseUrl, file).map((link) =>
      /hreflang="(.*)" href="(.*)"/.exec(link)?.slice(1),
    );
  const all = [
    ['en', `https://news.example/${file}`],
    ['pt-BR', 'https://news.example/pt-BR/'],
    ['pt-PT', 'https://news.example/pt-PT/'],
    ['x-default', `https://news.example/${file}`],
  ];
  expect(at('pt-BR', 'https://news.example/pt-BR/')).toEqual(all);
  expect(at('en', `https://news.example/${file}`)).toEqual(all);
  expect(at('pt-BR')).toContainEqual(['pt-PT', '../pt-PT/']);
  const html = renderEditions('pt-BR', editions, '', file);
  expect(html).toContain(`href="../${file}" hreflang="en"`);
});

const project = temporaryFolder();

async function install(name: string, stated: object, licence?: string) {
  const folder = project(`node_modules/${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...stated }));
  if (licence) await writeFile(join(folder, 'LICENSE.md'), licence);
}

test('lists the bundled packages and their dependencies, once each, without types', async () => {
  const dependencies = { '@a/b': '1', '@types/x': '1' };
  await install('map', { license: 'BSD-3-Clause', dependencies }, 'Text');
  await install('@a/b', { license: 'MIT', dependencies: { map: '1' } });
  const found = await shippedPackages(['map', 'map'], project());
  expect(found.map(({ name, licence, text }) => [name, licence, text])).toEqual([
    ['@a/b', 'MIT', undefined],
    ['map', 'BSD-3-Clause', 'Text'],
  ]);
});

test('stops the build if a package states no licence', async () => {
  await install('bare', {});
  await expect(shippedPackages(['bare'], project())).rejects.toThrow(
    'node_modules/bare/package.json: "license" is missing. Use a package that states one.',
  );
});

test('finds the innermost package of a bundled module', () => {
  expect(packageOf('/p/node_modules/a/node_modules/@b/c/d.js')).toBe('@b/c');
  expect(packageOf('/p/node_modules/a/index.js')).toBe('a');
  expect(packageOf('/p/src/main.ts')).toBeUndefined();
  expect(packageOf(`${process.cwd()}/src/main.ts`)).toBeUndefined();
  expect(packageOf(`${process.cwd()}/node_modules/a/index.js`)).toBe('a');
});

test('shows licences as text, never as markup', () => {
  const hostile = { name: '<b>', version: '1', licence: 'MIT', text: '<script>' };
  const shown = { packages: [hostile], fonts: [], data: [], own: '<i>', back: 'sources' };
  const html = renderLicences({ ...shown, lang: 'en', words: licences });
  expect(html).toContain('<summary>&lt;b&gt; 1: MIT</summary>\n<pre>&lt;script&gt;</pre>');
  expect(html).not.toMatch(/<script|<i>/);
});
