import { describe, expect, it } from 'vitest';
import {
  type TakeoverEvent,
  type TakeoverState,
  takeover,
} from '../../../src/core/reader/takeover.ts';

const events = [
  'take',
  'explore',
  'back',
  'scroll',
  'jump',
  'returned',
] as const satisfies TakeoverEvent[];

const table: Record<TakeoverState, readonly TakeoverState[]> = {
  story: ['reader', 'exploring', 'story', 'story', 'returning', 'story'],
  reader: ['reader', 'exploring', 'returning', 'returning', 'returning', 'reader'],
  exploring: ['exploring', 'exploring', 'returning', 'exploring', 'exploring', 'exploring'],
  returning: ['reader', 'exploring', 'returning', 'returning', 'returning', 'story'],
};

const cases = (['story', 'reader', 'exploring', 'returning'] as const).flatMap((state) =>
  events.map((event, i) => [state, event, table[state][i]] as const),
);

describe('takeover', () => {
  it.each(cases)('%s on %s becomes %s', (state, event, next) => {
    expect(takeover(state, event)).toBe(next);
  });
});
