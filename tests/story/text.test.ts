import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { readLayer } from '../geo/read-layer.ts';
import { render } from '../support/english.ts';
import { parseStory } from '../support/parse-story.ts';
import { readSources } from '../support/read-sources.ts';
import { files, scenes } from '../support/this-story.ts';
import { hashedRuns } from './hashed-runs.ts';
import { type Paragraph, storyParagraphs } from './story-text.ts';

const paragraphs = storyParagraphs();
const records = paragraphs.filter(({ kind }) => kind === 'record');
const prose = paragraphs.filter(({ kind }) => kind === 'prose');
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length;
const words = (some: readonly Paragraph[]) =>
  some.reduce((sum, { text }) => sum + wordsOf(text), 0);

test.each(records)('the note in $section opens with a short sentence, its verdict', (note) => {
  const { opening } = note;
  expect(opening).toMatch(/^[A-Z][^:]+\.$/);
  expect(wordsOf(opening)).toBeLessThanOrEqual(12);
});

test('the text explains the notes before the first of them', () => {
  const opening = prose.filter(({ section }) => section === 'the-line').map(({ text }) => text);
  expect(opening.join(' ')).toContain(`“${render.record}”`);
});

test('the arrests are first reported as an activist’s account, in text and captions', () => {
  const first = paragraphs.find(({ text }) => text.includes('arrested'));
  expect(first?.text).toContain('by an activist’s account');
  const source = readFileSync(files.story, 'utf8');
  for (const [, caption = ''] of source.matchAll(/^::: caption\n(.*)$/gm)) {
    if (caption.includes('arrested')) expect(caption).toMatch(/activist|reported/);
  }
});

const towns = readLayer('places').features.flatMap(({ properties: { kind, name } }) =>
  kind === 'city' || kind === 'town' ? [String(name)] : [],
);

test.each(['lifeline', 'the-eleven', 'the-law', 'before-the-border', 'floodgates'])(
  'no town is named in "%s", which is about the border',
  (section) => {
    const texts = paragraphs.filter((each) => each.section === section).map(({ text }) => text);
    expect(towns).toContain('Wonsan');
    expect(towns.filter((town) => texts.join(' ').includes(town))).toEqual([]);
  },
);

test('words for people that take a side are quoted from their users', () => {
  const taken = paragraphs.filter(({ text }) => /defector|escapee|migrant/i.test(text));
  expect(taken.map(({ section }) => section)).toEqual(['to-thailand', 'since-then']);
  expect(taken[0]?.text).toContain('Thailand classed those who arrived as illegal immigrants');
  expect(taken[1]?.text).toContain('China’s foreign ministry said that there are no “so-called');
});

test('the method names the disputed borders, lines and words', () => {
  const method = readFileSync(files.story, 'utf8').split('::: fold')[1] ?? '';
  for (const word of [
    ...['Taiwan', 'Arunachal Pradesh', 'Aksai Chin', 'Military Demarcation Line'],
    ...['Northern Limit Line', '“defector”', '“escapee”', '“refugee”', '“migrant”'],
  ]) {
    expect(method).toContain(word);
  }
});

const sources = Object.entries(readSources(readFileSync(files.sources, 'utf8'), files.sources));

test.each(sources)('the source %s has a date, or says that it has none', (_, { date, note }) => {
  expect(date ?? note).toMatch(/^\d{4}|undated/i);
});

test('a source that protects people has no link, and its reason reveals nothing', () => {
  const reasons = sources.flatMap(([, { unlinked = '' }]) =>
    unlinked.startsWith('Not linked') ? [unlinked] : [],
  );
  expect(reasons.length).toBeGreaterThan(8);
  expect(new Set(reasons)).toEqual(new Set(['Not linked, to protect people on the way.']));
});

test('the notes have at most half as many words as the story', () => {
  expect(records.length).toBeGreaterThan(10);
  expect(words(records)).toBeLessThanOrEqual(words(prose) / 2);
});

test('every paragraph with a figure cites a source', () => {
  const figures = paragraphs.filter(({ text }) => /\d/.test(text));
  expect(figures.length).toBeGreaterThan(20);
  expect(figures.filter(({ citations }) => citations === 0)).toEqual([]);
});

test('every note cites its sources', () => {
  expect(records.filter(({ citations }) => citations === 0)).toEqual([]);
});

test('every section that was ever linked to still exists', () => {
  expect(Object.keys(scenes)).toEqual(
    expect.arrayContaining([
      ...['title', 'rockets', 'ninety-firings', 'carrier-and-handshake', 'lifeline', 'the-eleven'],
      ...['the-law', 'before-the-border', 'the-network', 'to-laos', 'to-thailand', 'floodgates'],
      ...['the-choice', 'sources'],
    ]),
  );
});

/**
 * The runs of the article that the story retells, as hashes, since its text is not ours to publish. With
 * the article in `article.txt` they are made by
 *
 * npx tsx -e 'import("./tests/story/hashed-runs.ts").then(({ hashedRuns }) => console.log([...hashedRuns(require("fs").readFileSync("article.txt", "utf8")).keys()].sort().join(" ")))' > tests/story/article-runs.txt
 */
const ofArticle = new Set(readFileSync('tests/story/article-runs.txt', 'utf8').trim().split(' '));

const { meta } = parseStory(readFileSync(files.story, 'utf8'), files.story, render);
const title = meta.article?.title ?? '';

const shared = (text: string) =>
  [...hashedRuns(text)].flatMap(([hash, run]) => (ofArticle.has(hash) ? [run] : []));

const charts = readdirSync(files.charts).map((file) => `${files.charts}/${file}`);

test.each([files.story, files.layers, files.labels, files.scenes, files.sources, ...charts])(
  '%s repeats no eight words of the article in a row except its title',
  (file) => {
    expect(readFileSync(file, 'utf8').split(title).flatMap(shared)).toEqual([]);
  },
);

test('eight words of the article are recognised by their hashes, whatever the typography', () => {
  expect(shared(`“${title.toUpperCase()}!”`)).toHaveLength(2);
});

test.each([
  ['src/story', 'ko'],
  ['src/story', 'zh'],
  ['tests/fixtures/atolls', 'fr'],
])('%s has a complete and current translation in "%s"', async (folder, tag) => {
  const { problems } = await inspectStory(openFolder('.', folder, tag));
  expect(problems).toEqual([]);
});
