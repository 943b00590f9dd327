import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DrawingPort, holdDrawing } from '../../src/map/hold-drawing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A map whose drawing is counted where it reaches the canvas. */
function fakeMap() {
  let drawn = 0;
  let repaints = 0;
  const draws = { drawElements: () => drawn++, drawArrays: () => drawn++ };
  const context: typeof draws = Object.create(draws);
  let onIdle: (() => void) | undefined;
  const port = {
    getCanvas: () => ({ getContext: () => context }),
    triggerRepaint: () => repaints++,
    once: (_: string, listener: () => void) => {
      onIdle = listener;
    },
  } as unknown as DrawingPort;
  const idle = () => {
    const listener = onIdle;
    onIdle = undefined;
    listener?.();
  };
  return { port, context, idle, drawn: () => drawn, repaints: () => repaints };
}

describe('drawing that is held back', () => {
  it('puts nothing onto the canvas until the map is first idle, then all of it', () => {
    const { port, context, idle, drawn, repaints } = fakeMap();
    holdDrawing(port, () => undefined);
    context.drawElements();
    context.drawArrays();
    expect(drawn()).toBe(0);
    idle();
    expect(repaints()).toBe(1);
    context.drawElements();
    expect(drawn()).toBe(1);
  });

  it('tells that the scene is drawn after the frame that drew it, and once', () => {
    const { port, idle } = fakeMap();
    const done = vi.fn();
    holdDrawing(port, done);
    idle();
    expect(done).not.toHaveBeenCalled();
    idle();
    idle();
    expect(done).toHaveBeenCalledOnce();
  });

  it('shows what there is where the map takes too long', () => {
    const { port, context, drawn, repaints } = fakeMap();
    holdDrawing(port, () => undefined);
    vi.advanceTimersByTime(5000);
    expect(repaints()).toBe(1);
    context.drawElements();
    expect(drawn()).toBe(1);
  });

  it('tells that the scene is drawn, once, where the map is never idle', () => {
    const { port, idle } = fakeMap();
    const done = vi.fn();
    holdDrawing(port, done);
    vi.advanceTimersByTime(15_000);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10_000);
    expect(done).toHaveBeenCalledOnce();
    idle();
    idle();
    expect(done).toHaveBeenCalledOnce();
  });

  it('tells nothing once it is stopped', () => {
    const { port } = fakeMap();
    const done = vi.fn();
    const stop = holdDrawing(port, done);
    stop();
    vi.advanceTimersByTime(60_000);
    expect(done).not.toHaveBeenCalled();
  });
});
