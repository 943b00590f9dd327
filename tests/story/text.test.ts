import { expect, test } from 'vitest';
import { scenes } from '../support/this-story.ts';
import { type Paragraph, storyParagraphs } from './story-text.ts';

const paragraphs = storyParagraphs();
const records = paragraphs.filter(({ kind }) => kind === 'record');
const prose = paragraphs.filter(({ kind }) => kind === 'prose');
const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean).length;
const words = (some: readonly Paragraph[]) =>
  some.reduce((sum, { text }) => sum + wordsOf(text), 0);

test.each(records)('the note of $section opens with a verdict of a few words', ({ opening }) => {
  expect(opening).toMatch(/^[A-Z].*\.$/);
  expect(wordsOf(opening)).toBeLessThanOrEqual(6);
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
