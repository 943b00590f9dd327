import { expect, it } from 'vitest';
import { AuthorError, forAuthor, StoryError } from '../../src/files/story-error.ts';

const missing = new AuthorError('story.md: "a.png" is missing. Put it there.');

it.each([
  ['it is thrown by itself', missing],
  ['a library names it as the cause', new Error('Build failed', { cause: missing })],
  ['a bundler lists it among the errors of a build', new AggregateError([new Error(), missing])],
])('an author reads what to do where %s', (_, error) => {
  expect(forAuthor(error)).toBe(missing);
});

it('the problems of a story, and what the system refuses, are for the author too', () => {
  const full = Object.assign(new Error('ENOSPC: no space left'), { syscall: 'write' });
  for (const error of [new StoryError([]), full]) expect(forAuthor(error)).toBe(error);
});

it.each([new Error('wrong'), new TypeError('x is undefined'), new RangeError('stack'), 'a text'])(
  'a fault of the engine or of a library keeps its stack: %s',
  (error) => expect(forAuthor(error)).toBeUndefined(),
);
