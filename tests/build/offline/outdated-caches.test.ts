import { expect, test } from 'vitest';
import { isOutdated } from '../../../src/build/offline/worker/outdated-caches.ts';

const names = [
  'another-cache',
  'story-files-a1',
  'story-relief-a1',
  'story-files-b2',
  'story-relief-b2',
  'story-files-c3',
];

test('keeps this build and the one before it, and removes those of older ones', () => {
  expect(names.filter(isOutdated(names, 'c3'))).toEqual(['story-files-a1', 'story-relief-a1']);
});

test('leaves alone the caches that are not the story’s', () => {
  expect(isOutdated(names, 'c3')('another-cache')).toBe(false);
});

test('keeps the build that it returns to after a newer one', () => {
  expect(names.filter(isOutdated(names, 'a1'))).toEqual(['story-files-b2', 'story-relief-b2']);
});

test('removes nothing where there is one build', () => {
  expect(['story-files-a1'].filter(isOutdated(['story-files-a1'], 'a1'))).toEqual([]);
});
