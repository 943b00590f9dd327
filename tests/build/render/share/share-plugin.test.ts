import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { policyPlugin } from '../../../../src/build/render/page/policy-plugin.ts';
import { sharePlugin } from '../../../../src/build/render/share/share-plugin.ts';
import { storyPlugin } from '../../../../src/build/render/story-plugin.ts';
import { storyStore } from '../../../../src/build/story/story-store.ts';
import { fixtureProject } from '../../fixture-project.ts';

let project: Awaited<ReturnType<typeof fixtureProject>>;
const inDist = (file: string): string => join(project.root, 'dist', file);
const read = (file: string): Promise<string> => readFile(inDist(file), 'utf8');

beforeEach(async () => {
  project = await fixtureProject();
});
afterEach(() => project.remove());

async function buildStory(baseUrl?: string): Promise<Document> {
  const address = baseUrl ? { baseUrl } : {};
  await build({
    root: project.root,
    base: './',
    configFile: false,
    logLevel: 'silent',
    plugins: [
      storyPlugin(storyStore(project.root), address),
      sharePlugin(storyStore(project.root), baseUrl),
      policyPlugin(),
    ],
  });
  return parseHTML(await read('index.html')).document;
}

async function drawFavicon(): Promise<void> {
  await mkdir(join(project.root, 'public'));
  await writeFile(
    join(project.root, 'public/favicon.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32"/></svg>',
  );
}

const hrefOf = (document: Document, rel: string): string =>
  document.querySelector(`link[rel="${rel}"]`)?.getAttribute('href') ?? '';

test('writes beside the page what browsers and search engines ask for', async () => {
  await drawFavicon();
  const document = await buildStory('https://news.example/');
  for (const rel of ['manifest', 'apple-touch-icon']) {
    expect(existsSync(inDist(hrefOf(document, rel)))).toBe(true);
  }
  for (const { src } of JSON.parse(await read('manifest.json')).icons) {
    expect(existsSync(inDist(src)), src).toBe(true);
  }
  expect(await read('robots.txt')).toContain('Sitemap: https://news.example/sitemap.xml');
  expect(await read('sitemap.xml')).toContain('<loc>https://news.example/</loc>');
});

test('writes no sitemap for a page whose address is not known', async () => {
  await drawFavicon();
  await buildStory();
  expect(existsSync(inDist('sitemap.xml'))).toBe(false);
  expect(await read('robots.txt')).not.toContain('Sitemap');
});

test('puts the data into the page as they are, whatever the front matter says', async () => {
  await drawFavicon();
  const file = join(project.root, 'src/story/story.md');
  const words = "</script><img src=x onerror=y> $& $1 <!-- it's";
  const story = await readFile(file, 'utf8');
  await writeFile(
    file,
    story.replace('title: A Short Walk', () => `title: ${JSON.stringify(words)}`),
  );
  const document = await buildStory();
  const blocks = document.querySelectorAll('script[type="application/ld+json"]');
  expect(blocks.length).toBe(1);
  expect(JSON.parse(blocks[0]?.textContent ?? '').headline).toBe(words);
  expect(document.querySelector('[onerror]')).toBeNull();
});

test('says which drawing is missing', async () => {
  await expect(buildStory()).rejects.toThrow(/public\/favicon\.svg: not there\. Draw one/);
});
