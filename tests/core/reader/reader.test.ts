import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, it, test } from 'vitest';
import { embedHtml } from '../../../src/core/reader/embed-html.ts';
import {
  stateAfter,
  type TakeoverEvent,
  type TakeoverState,
} from '../../../src/page/reading/takeover.ts';
import { forAll } from '../arbitraries.ts';

const after = (...events: TakeoverEvent[]): TakeoverState =>
  events.reduce<TakeoverState>(stateAfter, 'story');

it.each<[TakeoverState, TakeoverEvent[]]>([
  ['reader', ['take']],
  ['exploring', ['explore']],
  ['exploring', ['take', 'explore']],
  ['returning', ['jump']],
  ['returning', ['take', 'scroll']],
  ['returning', ['take', 'back']],
  ['returning', ['explore', 'back']],
  ['story', ['take', 'back', 'returned']],
  ['reader', ['take', 'back', 'take']],
  ['exploring', ['explore', 'scroll', 'jump', 'take']],
  ['story', ['scroll', 'back', 'returned']],
])('the map’s state is "%s" after %j', (state, events) => {
  expect(after(...events)).toBe(state);
});

it('the map returns to the story only once the camera has returned', () => {
  const any = fc.constantFrom<TakeoverEvent>('take', 'explore', 'back', 'scroll', 'jump');
  forAll(fc.array(any), (events) => {
    const state = after('take', ...events);
    expect(state).not.toBe('story');
    expect(stateAfter(state, 'returned')).toBe(state === 'returning' ? 'story' : state);
  });
});

const url = 'https://news.example/story/';

/** The frame's URL and title as a browser parses them, and all other elements. */
function read(html: string) {
  const { document } = parseHTML(`<main>${html}</main>`);
  const [frame, ...others] = document.querySelectorAll('main > *');
  return {
    src: frame?.getAttribute('src'),
    title: frame?.getAttribute('title'),
    others: others.map((each) => each.outerHTML),
  };
}

test('embedHtml shows the story, the story as tall as its text, or one map', () => {
  expect(read(embedHtml(url, 'S'))).toEqual({ src: url, title: 'S', others: [] });
  expect(read(embedHtml(`${url}index.html`, 'S', 'stills'))).toEqual({
    src: `${url}index.html?stills`,
    title: 'S',
    others: [`<script async src="${url}embed.js"></script>`],
  });
  expect(read(embedHtml(url, 'S', { only: 'to & fro' })).src).toBe(`${url}?only=to%20%26%20fro`);
});

test('embedHtml is a single frame with the story’s name, whatever the name', () =>
  forAll(fc.string({ unit: 'grapheme' }), (title) => {
    const { others, ...frame } = read(embedHtml(url, title));
    expect(others).toEqual([]);
    expect(frame).toEqual({ src: url, title });
  }));

test('embedHtml leaves part of a low screen free, so that a finger can scroll past', () => {
  expect(embedHtml(url, 'S')).toContain('max-height:80vh');
});
