import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseHTML } from 'linkedom';
import { preprocessCSS, resolveConfig } from 'vite';
import { expect, test } from 'vitest';
import { renderOpening } from '../../src/render/render-story.ts';
import { fillPage } from '../../src/render/story-plugin.ts';
import { mapCssPlugin } from '../../src/render/styles.ts';
import { shell, english as words } from '../support/english.ts';
import { least, meta } from './share/share-story.ts';

const opening = (front: typeof meta) => {
  const { document } = parseHTML(`<body>${renderOpening(front, words)}</body>`);
  const textOf = (selector: string) => document.querySelector(selector)?.textContent?.trim();
  return { document, subtitle: textOf('.subtitle'), byline: textOf('.byline') };
};

test('names the subtitle, whose argument is retold, and the day', () => {
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
])('says of the article that it retells what is known: %o', (article, said) => {
  expect(opening({ ...least, article }).byline).toBe(said);
});

test('says nothing of what the story does not give, and has the address on paper all the same', () => {
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

test('puts words and values where the shell names them, and nowhere into the story', () => {
  expect(fillPage(page('<p title="{{skip}}">{{credits}}</p>'), parts)).toBe(
    '<html lang="en" dir="ltr"><title>T</title><body><p title="To &quot;the&quot; <kbd>story</kbd>">&lt;A&gt; &amp; &quot;B&quot;</p><section>{{skip}}</section></body></html>',
  );
});

test.each(['{{skpi}}', '{{}}', '{{toString}}'])('names %s, which is not a word', (mark) => {
  expect(() => fillPage(page(mark), parts)).toThrow(
    `index.html: "${mark}" is not a word of the shell. Add it to "shell" in src/words.`,
  );
});

const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(([, id]) => id ?? []);

test('the ids of the page’s own elements begin with "_", as no section’s does, but for that of the map', async () => {
  const shell = idsIn(await readFile('index.html', 'utf8'));
  expect(shell.length).toBeGreaterThan(15);
  expect(shell.filter((id) => !id.startsWith('_'))).toEqual(['map']);
  const text = await readFile('tests/fixtures/story/expected.html', 'utf8');
  const sections = [...text.matchAll(/<section id="([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  expect(idsIn(text).filter((id) => !id.startsWith('_'))).toEqual(sections);
  expect(new Set(idsIn(text)).size).toBe(idsIn(text).length);
});

test("MapLibre's stylesheet keeps what the map needs, and comes to a tenth without an address in it", async () => {
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
