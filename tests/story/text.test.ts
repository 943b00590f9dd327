import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLayer } from '../geo/read-layer.ts';
import { render } from '../support/english.ts';
import { readSources } from '../support/read-sources.ts';
import { files, scenes } from '../support/this-story.ts';
import { type Paragraph, storyParagraphs } from './story-text.ts';

const paragraphs = storyParagraphs();
const records = paragraphs.filter(({ kind }) => kind === 'record');
const prose = paragraphs.filter(({ kind }) => kind === 'prose');
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length;
const words = (some: readonly Paragraph[]) =>
  some.reduce((sum, { text }) => sum + wordsOf(text), 0);

test.each(records)(
  'the note of $section opens with a claim and a verdict, in few words',
  (note) => {
    const { opening } = note;
    expect(opening).toMatch(/^[A-Z][^:]+: .+\.$/);
    expect(wordsOf(opening)).toBeLessThanOrEqual(6);
  },
);

test('the text says what the notes are before the first of them', () => {
  const opening = prose.filter(({ section }) => section === 'title').map(({ text }) => text);
  expect(opening.join(' ')).toContain(`“${render.record}”`);
});

test('the first word of the arrests, in the text and beside each map, is an activist’s', () => {
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
  'no town is named in "%s", which tells of the border',
  (section) => {
    const told = paragraphs.filter((each) => each.section === section).map(({ text }) => text);
    expect(towns).toContain('Wonsan');
    expect(towns.filter((town) => told.join(' ').includes(town))).toEqual([]);
  },
);

test('words for people that take a side stand in the mouth of whoever uses them', () => {
  const taken = paragraphs.filter(({ text }) => /defector|escapee|migrant/i.test(text));
  expect(taken.map(({ section }) => section)).toEqual(['to-thailand', 'since-then']);
  expect(taken[0]?.text).toContain('Thailand classed those who arrived as illegal immigrants');
  expect(taken[1]?.text).toContain('China’s foreign ministry said that there are no “so-called');
});

test('the method names the borders and the lines that are disputed, and the words', () => {
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

test('the notes together take at most half as many words as the story', () => {
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

test('every section that was ever linked to is still there', () => {
  expect(Object.keys(scenes)).toEqual(
    expect.arrayContaining([
      ...['title', 'rockets', 'ninety-firings', 'carrier-and-handshake', 'lifeline', 'the-eleven'],
      ...['the-law', 'before-the-border', 'the-network', 'to-laos', 'to-thailand', 'floodgates'],
      ...['the-choice', 'sources'],
    ]),
  );
});
