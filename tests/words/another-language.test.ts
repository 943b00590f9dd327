import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { build, type InlineConfig } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { openFolder } from '../../src/files/open-folder.ts';
import { safeFolder } from '../../src/files/safe-folder.ts';
import { groundParts } from '../../src/files/story-files.ts';
import { storyFontsPlugin } from '../../src/fonts/story-fonts-plugin.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { inspectWords } from '../../src/read/words/read-words.ts';
import { renderLicences } from '../../src/render/licences-plugin.ts';
import { storyDataPlugin } from '../../src/render/story-data-plugin.ts';
import { storyPlugin } from '../../src/render/story-plugin.ts';
import { english } from '../support/english.ts';
import { fixtureProject } from '../support/fixture-project.ts';

const repository = join(import.meta.dirname, '../..');
/** Of the repository's own story: what a page says does not hang on them. */
const fontsPlugin = storyFontsPlugin(storyStore(openFolder(repository)));

/** English with every message in brackets, as the one file that a new language is. */
const bracketed = (text: string): string =>
  stringify(
    parse(text, (name, value) =>
      name === 'locale' ? 'el' : typeof value === 'string' ? `⟦${value}⟧` : value,
    ),
  );

/** Text in Greek letters, so that what a story says is told apart from what the engine does. */
const greek = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x350));

const story = `---
title: ${greek('title')}
subtitle: ${greek('subtitle')}
description: ${greek('description')}
author: ${greek('author')}
lang: xx
published: 2026-01-02
article: { title: ${greek('on walking')}, author: ${greek('a writer')}, publisher: ${greek('paper')}, date: 2014-07 }
---

# ${greek('a walk')} {#title}

${greek('it begins')}.[^first]

## ${greek('the road')} {#road kicker="${greek('monday')}"}

${greek('it goes west')}.[^first]

::: record
${greek('how far')}
:::

::: chart steps
:::

## ${greek('sources')} {#sources}

::: sources
:::

::: about-map
:::
`;

const ids = ['id', 'type', 'kind', 'unit', 'url', 'date'];
const inGreek = (json: string): string =>
  JSON.stringify(
    JSON.parse(json, (key, value) =>
      typeof value === 'string' && !ids.includes(key) ? greek(value) : value,
    ),
  );

const main = `
import { startStory } from ${JSON.stringify(join(repository, 'src/page/start/start-story.ts'))};
startStory({
  story: { layers: [], scenes: {}, labels: [], relief: {} },
  loadMap: () => import(${JSON.stringify(join(repository, 'src/map/features/feature-panel.ts'))}),
});
`;

const config: InlineConfig = { configFile: false, logLevel: 'silent', build: { minify: false } };

async function scriptOf(root: string, name: string): Promise<string> {
  const folder = join(root, 'dist/assets');
  const ofName = (file: string) => file.startsWith(name) && file.endsWith('.js');
  const scripts = (await readdir(folder)).filter(ofName);
  const texts = scripts.map((file) => readFile(join(folder, file), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

let project: Awaited<ReturnType<typeof fixtureProject>>;
let html = '';

beforeAll(async () => {
  project = await fixtureProject();
  const { root } = project;
  const pattern = await readFile(join(repository, 'src/words/en.yaml'), 'utf8');
  await writeFile(join(root, 'src/story/engine-words.xx.yaml'), bracketed(pattern));
  await writeFile(join(root, 'src/story/story.md'), story);
  await writeFile(
    join(root, 'src/story/sources.yaml'),
    `first: { title: ${greek('roads')}, publisher: ${greek('agency')}, date: 2014-07-15, url: 'https://example.org/' }`,
  );
  const chart = join(root, 'src/story/charts/steps.yaml');
  const told = (await readFile(chart, 'utf8'))
    .replace(
      /^(title|measured|description|notes|table): (.*)$/gm,
      (_, field: string, words: string) => `${field}: ${greek(words)}`,
    )
    .replace(/^columns: .*$/m, `columns: [${['a', 'b'].map(greek).join(', ')}]`)
    .replace('[second]', '[first]');
  await writeFile(chart, told);
  const layers = join(root, 'src/story/layers.yaml');
  const labelled = (await readFile(layers, 'utf8')).replace(
    /label: (.*)/g,
    (_, label: string) => `label: ${greek(label)}`,
  );
  await writeFile(layers, labelled);
  for (const name of ['way', 'area']) {
    const file = join(root, `geo/layers/${name}.geojson`);
    const json = JSON.parse(inGreek(await readFile(file, 'utf8')));
    for (const source of json.metadata.sources) source.date = '2017';
    await writeFile(file, JSON.stringify(json));
  }
  // In place of the world's, which speak English.
  const own = await readFile(join(root, 'geo/layers/area.geojson'), 'utf8');
  await mkdir(join(root, 'geo/basemap'));
  for (const part of groundParts) await writeFile(join(root, `geo/basemap/${part}.geojson`), own);
  await writeFile(join(root, 'geo/layers/places.geojson'), own);
  const shell = await readFile(join(repository, 'index.html'), 'utf8');
  await writeFile(
    join(root, 'index.html'),
    shell.replace(/<link [^>]*>|<!--fonts-->/g, '').replace('/src/main.ts', '/main.ts'),
  );
  await writeFile(join(root, 'main.ts'), main);
  await cp(join(repository, 'package.json'), join(root, 'package.json'));
  const store = storyStore(openFolder(root));
  const plugins = [storyDataPlugin(store), fontsPlugin, storyPlugin(store)];
  await build({ ...config, root, plugins });
  html = await readFile(join(root, 'dist/index.html'), 'utf8');
});
afterAll(() => project.remove());

/** The HTML without what stands in brackets, which may stand in one another. */
function unbracketed(source: string): string {
  const less = source.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === source ? source : unbracketed(less);
}

function loose(source: string): string[] {
  const { document } = parseHTML(unbracketed(source).replaceAll('<', '\n<'));
  for (const element of document.querySelectorAll('script, style')) element.remove();
  const heard = [...document.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'].map((name) =>
      element.getAttribute(name),
    ),
  );
  const alternatives = [...document.querySelectorAll('meta')]
    .filter((meta) =>
      /description|alt$/.test(meta.getAttribute('property') ?? meta.getAttribute('name') ?? ''),
    )
    .map((meta) => meta.getAttribute('content'));
  const all = [document.documentElement.textContent, ...heard, ...alternatives].join('\n');
  return all.replace(/\bkm\b/g, '').match(/[a-z]+/gi) ?? [];
}

test('one file of words covers everything that the page says besides its story', () => {
  expect(html).toMatch(/<p class="byline">⟦+By/);
  expect(html.match(/⟦/g)?.length).toBeGreaterThan(50);
  expect(html).toContain(`2 Ιανουαρίου 2026`);
  expect(html).toContain('1.234,5 km');
  expect(loose(html)).toEqual([]);
});

test('one file of words covers the scripts, and the first script contains no words of the build or the map', async () => {
  const { page, shell, render, licences, map } = english;
  const first = await scriptOf(project.root, 'index');
  expect(first).toContain(`⟦${page.retry}⟧`);
  for (const word of [shell.explore, render.record, licences.heading, map.aboutLayer])
    expect(first).not.toContain(word);
  expect(await scriptOf(project.root, 'feature-panel')).toContain(`⟦${map.aboutLayer}⟧`);
});

test('one file of words covers the whole licence page except the licences', async () => {
  const { words } = inspectWords(safeFolder(project.root, 'src/story'), 'xx');
  const source = { credit: greek('survey'), licence: greek('open') };
  const page = renderLicences({
    packages: [],
    fonts: [],
    data: [{ title: greek('way'), license: greek('open'), sources: [source] } as never],
    own: greek('licence'),
    lang: 'xx',
    words: words.licences,
    back: 'sources',
  });
  expect(page).toContain('<html lang="xx" dir="ltr">');
  expect(loose(page)).toEqual([]);
});
