import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { renderOpening } from '../../../src/build/render/render-story.ts';
import { english as words } from '../../support/english.ts';
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
