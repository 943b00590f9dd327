import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cooperativeSwitch } from '../../src/map/cooperative-switch.ts';

function fakeMap() {
  const calls: string[] = [];
  let notice: () => void = () => undefined;
  const map = {
    on: (_: string, listener: () => void) => {
      notice = listener;
    },
    cooperativeGestures: { enable: () => calls.push('on'), disable: () => calls.push('off') },
  };
  return { calls, setCooperative: cooperativeSwitch(map as never), notice: () => notice() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('switches at once where no notice is up', () => {
  const { calls, setCooperative } = fakeMap();
  setCooperative(false);
  setCooperative(true);
  expect(calls).toEqual(['off', 'on']);
});

it('waits for a notice, and for one that comes meanwhile', () => {
  const { calls, setCooperative, notice } = fakeMap();
  notice();
  setCooperative(false);
  vi.advanceTimersByTime(100);
  notice();
  vi.advanceTimersByTime(100);
  expect(calls).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(calls).toEqual(['off']);
});

it('forgets to switch off when it was switched on again', () => {
  const { calls, setCooperative, notice } = fakeMap();
  notice();
  setCooperative(false);
  setCooperative(true);
  vi.runAllTimers();
  expect(calls).toEqual(['on']);
});
