import { describe, expect, test } from 'vitest';
import { cacheName, isOutdated } from '../../../src/build/publish/worker/caches.ts';

const scope = 'https://news.example/south/';
const of = (build: string, where = scope) =>
  [cacheName('files', build, where), cacheName('relief', build, where)] as const;
const names = ['another-cache', ...of('a1'), ...of('b2'), ...of('c3')];

test('keeps this build and the one before it, and removes those of older ones', () => {
  expect(names.filter(isOutdated(names, 'c3', scope))).toEqual(of('a1'));
});

test('keeps the build that it returns to after a newer one', () => {
  expect(names.filter(isOutdated(names, 'a1', scope))).toEqual(of('b2'));
});

test('removes nothing where there is one build', () => {
  expect(of('a1').filter(isOutdated(of('a1'), 'a1', scope))).toEqual([]);
});

describe('leaves alone', () => {
  test('the caches that are not the story’s', () => {
    expect(isOutdated(names, 'c3', scope)('another-cache')).toBe(false);
  });

  test.each([
    'https://news.example/',
    'https://news.example/north/',
    'https://news.example/south/pole/',
    'https://news.example/the south/',
  ])('those of the story at %s', (elsewhere) => {
    const all = [...of('z9', elsewhere), ...of('y8', elsewhere), ...of('x7', elsewhere), ...names];
    expect(all.filter(isOutdated(all, 'c3', scope))).toEqual(of('a1'));
  });
});
