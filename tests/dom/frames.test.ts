import { beforeEach, expect, it, vi } from 'vitest';
import { afterPaint } from '../../src/dom/frames.ts';

type Callback = (list: { getEntriesByName: (name: string) => readonly unknown[] }) => void;

/** A browser's paint observer; the returned function reports a paint. */
function fakeObserver() {
  const callbacks = new Set<Callback>();
  class FakeObserver {
    readonly #callback: Callback;
    constructor(callback: Callback) {
      this.#callback = callback;
    }
    observe() {
      callbacks.add(this.#callback);
    }
    disconnect() {
      callbacks.delete(this.#callback);
    }
  }
  vi.stubGlobal('PerformanceObserver', FakeObserver);
  return (painted: string) => {
    for (const callback of callbacks)
      callback({ getEntriesByName: (name) => (name === painted ? [{}] : []) });
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  return () => vi.useRealTimers();
});

it('afterPaint starts once at the first contentful paint', () => {
  const paint = fakeObserver();
  const start = vi.fn();
  afterPaint(start);
  paint('first-paint');
  expect(start).not.toHaveBeenCalled();
  paint('first-contentful-paint');
  expect(start).toHaveBeenCalledTimes(1);
  paint('first-contentful-paint');
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(1);
});

it('afterPaint starts after a while in a browser that reports no paint', () => {
  const paint = fakeObserver();
  const start = vi.fn();
  afterPaint(start);
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(1);
  paint('first-contentful-paint');
  expect(start).toHaveBeenCalledTimes(1);
});

it('afterPaint starts at once in a hidden page, which is not painted', () => {
  fakeObserver();
  vi.stubGlobal('document', { hidden: true });
  const start = vi.fn();
  afterPaint(start);
  expect(start).toHaveBeenCalledTimes(1);
});
