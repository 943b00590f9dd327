import { beforeEach, expect, it, vi } from 'vitest';
import { afterPaint } from '../../src/dom/frames.ts';

type Callback = (list: { getEntriesByName: (name: string) => readonly unknown[] }) => void;

/** Waits for a paint, which `paint` reports as a browser does. */
function begin() {
  const callbacks = new Set<Callback>();
  vi.stubGlobal('PerformanceObserver', function FakeObserver(callback: Callback) {
    const disconnect = () => callbacks.delete(callback);
    return { observe: () => callbacks.add(callback), disconnect };
  });
  const start = vi.fn();
  afterPaint(start);
  const paint = (painted: string) => {
    for (const callback of callbacks)
      callback({ getEntriesByName: (name) => (name === painted ? [{}] : []) });
  };
  return { start, paint };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { hidden: false });
  return () => vi.useRealTimers();
});

it('afterPaint starts once at the first contentful paint', () => {
  const { start, paint } = begin();
  paint('first-paint');
  expect(start).not.toHaveBeenCalled();
  paint('first-contentful-paint');
  expect(start).toHaveBeenCalledTimes(1);
  paint('first-contentful-paint');
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(1);
});

it('afterPaint starts after a while in a browser that reports no paint', () => {
  const { start, paint } = begin();
  vi.runAllTimers();
  expect(start).toHaveBeenCalledTimes(1);
  paint('first-contentful-paint');
  expect(start).toHaveBeenCalledTimes(1);
});

it('afterPaint starts at once in a hidden page, which is not painted', () => {
  vi.stubGlobal('document', { hidden: true });
  expect(begin().start).toHaveBeenCalledTimes(1);
});
