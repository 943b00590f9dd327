import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type TakeoverEvent,
  type TakeoverState,
  takeover,
} from '../../../src/core/reader/takeover.ts';

const after = (...events: TakeoverEvent[]): TakeoverState =>
  events.reduce<TakeoverState>(takeover, 'story');

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
])('who has the map is the %s after %j', (state, events) => {
  expect(after(...events)).toBe(state);
});

it('who has the map is the story again only once the camera has returned', () => {
  const any = fc.constantFrom<TakeoverEvent>('take', 'explore', 'back', 'scroll', 'jump');
  fc.assert(
    fc.property(fc.array(any), (events) => {
      const state = after('take', ...events);
      expect(state).not.toBe('story');
      expect(takeover(state, 'returned')).toBe(state === 'returning' ? 'story' : state);
    }),
  );
});
