import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storyFilesIn } from '../../../src/build/story/files/story-files.ts';
import { inspectStory, loadStory } from '../../../src/build/story/load-story.ts';
import { fixtureProject } from '../fixture-project.ts';

let project: Awaited<ReturnType<typeof fixtureProject>>;

beforeAll(async () => {
  project = await fixtureProject();
});
afterAll(() => project.remove());

const own = (name: string) => join(project.root, 'src/story', name);
const inBritish = () => storyFilesIn(project.root, 'src/story', 'en-GB');
const inspect = () => inspectStory(project.root, { files: inBritish() });

async function translate(from: string, to: string, words: Readonly<Record<string, string>>) {
  let text = await readFile(own(from), 'utf8');
  for (const [word, instead] of Object.entries(words)) {
    expect(text).toContain(word);
    text = text.replace(word, instead);
  }
  await writeFile(own(to), text);
}

describe('a translation beside a story', () => {
  test('is one more text, and what else is translated takes the place of the other', async () => {
    await translate('story.md', 'story.en-GB.md', {
      'title: A Short Walk': 'title: A Brisk Stroll',
      'lang: en': 'lang: en-GB',
    });
    await translate('layers.yaml', 'layers.en-GB.yaml', {
      'label: The way': 'label: The footpath',
    });
    const { story, layers, scenes } = await loadStory(project.root, { files: inBritish() });
    expect([story.meta.title, story.meta.lang]).toEqual(['A Brisk Stroll', 'en-GB']);
    expect(layers.map(({ label }) => label)).toEqual(['The footpath', 'The area']);
    const first = await loadStory(project.root);
    expect(first.story.meta.title).toBe('A Short Walk');
    expect(first.layers.map(({ label }) => label)).toEqual(['The way', 'The area']);
    expect(scenes).toEqual(first.scenes);
  });

  test('that has lost a section is told by its own name', async () => {
    await translate('story.md', 'story.en-GB.md', {
      '## The *road* west {#road kicker="Monday, 14 July 2014"}\n': '',
    });
    const { problems } = await inspect();
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: 'src/story/scenes.yaml',
        place: 'section "road"',
        problem: expect.stringContaining('src/story/story.en-GB.md'),
      }),
    );
  });

  test('that is not written is asked for', async () => {
    await rm(own('story.en-GB.md'));
    const { problems } = await inspect();
    expect(problems[0]).toMatchObject({
      file: 'src/story/story.en-GB.md',
      problem: 'the file does not exist.',
    });
  });
});
