import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type TakeoverEvent,
  type TakeoverState,
  takeover,
} from '../../../src/core/reader/takeover.ts';
import { springTowards } from '../../../src/page/reading/scroll.ts';
import { number } from '../arbitraries.ts';

const after = (...events: TakeoverEvent[]): TakeoverState =>
  events.reduce<TakeoverState>(takeover, 'story');

describe('who has the map', () => {
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
  ])('is the %s after %j', (state, events) => {
    expect(after(...events)).toBe(state);
  });

  it('is the story again only once the camera has returned', () => {
    const any = fc.constantFrom<TakeoverEvent>('take', 'explore', 'back', 'scroll', 'jump');
    fc.assert(
      fc.property(fc.array(any), (events) => {
        const state = after('take', ...events);
        expect(state).not.toBe('story');
        expect(takeover(state, 'returned')).toBe(state === 'returning' ? 'story' : state);
      }),
    );
  });
});

const far = number(-5000, 5000);

describe('springTowards', () => {
  it('makes one step of two halves', () => {
    fc.assert(
      fc.property(
        far,
        far,
        number(-5, 5),
        number(0, 200),
        number(20, 400),
        (value, target, velocity, ms, constant) => {
          const whole = springTowards({ value, velocity }, target, ms, constant);
          const half = springTowards({ value, velocity }, target, ms / 2, constant);
          const twice = springTowards(half, target, ms / 2, constant);
          expect(Math.abs(twice.value - whole.value)).toBeLessThan(0.1);
          expect(Math.abs(twice.velocity - whole.velocity) * constant).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('never swings past its target from rest and never turns back', () => {
    fc.assert(
      fc.property(far, fc.array(number(0, 50), { maxLength: 60 }), (target, steps) => {
        let state = { value: 0, velocity: 0 };
        for (const ms of steps) {
          const next = springTowards(state, target, ms, 80);
          const left = (target - next.value) * Math.sign(target);
          expect(left).toBeGreaterThanOrEqual(-1e-9);
          expect(left).toBeLessThanOrEqual((target - state.value) * Math.sign(target) + 1e-9);
          state = next;
        }
      }),
    );
  });
});
