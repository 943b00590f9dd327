import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { layerProblems } from '../../src/proof/layer-problems.ts';
import { pageProblems } from '../../src/proof/page-problems.ts';
import { sentences, testedStory } from '../../src/proof/tested-story.ts';
import { exampleDist, exampleStory } from './support/example.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openStory, small } from './support/open-page.ts';

const url = inject('exampleUrl');

const browser = await sharedBrowser('drawn');
const tested = await testedStory(openFolder('.', exampleStory), url);
const story = await openStory(url, { ...small, browser });

it('another story contains no words from the project’s story', async () => {
  const words =
    /korea(?!n-)|laos|thailand|jilin|yanbian|seoul|firing|refugee|demilitari|yalu|kunming/i;
  const files = (await readdir(exampleDist, { recursive: true })).filter((name) =>
    /\.(html|js|css|json|svg|geojson|txt|xml)$/.test(name),
  );
  expect(files.length).toBeGreaterThan(10);
  const found: string[] = [];
  for (const file of files) {
    const [word] = words.exec(await readFile(join(exampleDist, file), 'utf8')) ?? [];
    if (word && file !== 'licences.html') found.push(`${file}: ${word}`);
  }
  expect(found).toEqual([]);
});

it('another story shows what each scene names, on both sides of the 180th meridian', async () => {
  expect(sentences(await layerProblems(story, tested, 'light'))).toEqual([]);
});

it('another story makes no third-party request and logs no error', () => {
  expect(sentences(pageProblems(tested, story, 'rest'))).toEqual([]);
});
