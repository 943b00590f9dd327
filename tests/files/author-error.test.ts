import { expect, it } from 'vitest';
import { AuthorError, forAuthor, StoryError } from '../../src/files/story-error.ts';

const missing = new AuthorError('story.md: "a.png" is missing. Put it there.');

it.each([
  ['it is thrown directly', missing],
  ['a library wraps it as the cause', new Error('Build failed', { cause: missing })],
  ['a bundler lists it among its errors', new AggregateError([new Error(), missing])],
])('finds the author’s error when %s', (_, error) => {
  expect(forAuthor(error)).toBe(missing);
});

it('passes on a story’s problems and system errors to the author', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), { syscall: 'write' });
  for (const error of [new StoryError([]), full]) expect(forAuthor(error)).toBe(error);
});

it.each([new Error('wrong'), new TypeError('x is undefined'), new RangeError('stack'), 'a text'])(
  'keeps the stack of any other error: %s',
  (error) => expect(forAuthor(error)).toBeUndefined(),
);
