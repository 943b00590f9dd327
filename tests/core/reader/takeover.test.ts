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
  it('has gone the share 1 − 2/e of the way after one time constant', () => {
    expect(springTowards({ value: 0, velocity: 0 }, 1000, 100, 100).value).toBeCloseTo(
      1000 * (1 - 2 / Math.E),
      9,
    );
  });

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

  it('comes to stand exactly on its target', () => {
    let state = { value: 0, velocity: 0 };
    for (let frame = 0; frame < 120; frame += 1) state = springTowards(state, 1234.5, 16, 80);
    expect(state).toEqual({ value: 1234.5, velocity: 0 });
  });

  it('does not stop while it still moves through its target', () => {
    expect(springTowards({ value: 0, velocity: 5 }, 0, 0.001, 100).velocity).toBeGreaterThan(4);
  });

  it.each([0, -5])('stands still while no time passes: %d ms', (ms) => {
    const state = { value: 10, velocity: 1 };
    expect(springTowards(state, 100, ms, 80)).toEqual(state);
  });

  it('is at its target after any long time', () => {
    const there = { value: 100, velocity: 0 };
    expect(springTowards({ value: 10, velocity: 9 }, 100, 1e9, 80)).toEqual(there);
  });
});
