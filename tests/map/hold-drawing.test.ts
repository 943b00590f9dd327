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
  let loaded = false;
  const draws = { drawElements: () => drawn++, drawArrays: () => drawn++ };
  const context: typeof draws = Object.create(draws);
  const always: Record<string, (() => void)[]> = { render: [], idle: [] };
  const once: Record<string, (() => void)[]> = { render: [], idle: [] };
  const fire = (event: string) => {
    for (const listener of [...(always[event] ?? [])]) listener();
    for (const listener of once[event]?.splice(0) ?? []) listener();
  };
  const port = {
    getCanvas: () => ({ getContext: () => context }),
    triggerRepaint: () => repaints++,
    loaded: () => loaded,
    areTilesLoaded: () => loaded,
    on: (event: string, listener: () => void) => always[event]?.push(listener),
    off(event: string, listener: () => void) {
      always[event] = (always[event] ?? []).filter((each) => each !== listener);
    },
    once: (event: string, listener: () => void) => once[event]?.push(listener),
  } as unknown as DrawingPort;
  /** One frame: its drawing, and whether the map rests after it. */
  const frame = (state: { readonly loaded: boolean; readonly idle?: boolean }) => {
    loaded = state.loaded;
    context.drawElements();
    context.drawArrays();
    fire('render');
    if (state.idle) fire('idle');
  };
  return { port, frame, drawn: () => drawn, repaints: () => repaints };
}

describe('drawing that is held back', () => {
  it('puts nothing onto the canvas until all is loaded, then draws all of it', () => {
    const { port, frame, drawn, repaints } = fakeMap();
    holdDrawing(port, () => undefined);
    frame({ loaded: false });
    frame({ loaded: true });
    expect(drawn()).toBe(0);
    expect(repaints()).toBe(1);
    frame({ loaded: true, idle: true });
    expect(drawn()).toBe(2);
  });

  it('tells that the scene is drawn when the map rests after a frame that drew it, and once', () => {
    const { port, frame } = fakeMap();
    const done = vi.fn();
    holdDrawing(port, done);
    frame({ loaded: true, idle: true });
    expect(done).not.toHaveBeenCalled();
    frame({ loaded: true });
    expect(done).not.toHaveBeenCalled();
    frame({ loaded: true, idle: true });
    frame({ loaded: true, idle: true });
    expect(done).toHaveBeenCalledOnce();
  });

  it('draws where the map comes to rest before it was seen to be loaded', () => {
    const { port, frame, drawn } = fakeMap();
    holdDrawing(port, () => undefined);
    frame({ loaded: false, idle: true });
    frame({ loaded: true });
    expect(drawn()).toBe(2);
  });

  it('shows what there is where the map takes too long, and tells when the rest has come', () => {
    const { port, frame, drawn, repaints } = fakeMap();
    const done = vi.fn();
    holdDrawing(port, done);
    vi.advanceTimersByTime(5000);
    expect(repaints()).toBe(1);
    frame({ loaded: false });
    expect(drawn()).toBe(2);
    expect(done).not.toHaveBeenCalled();
    frame({ loaded: true, idle: true });
    expect(done).toHaveBeenCalledOnce();
  });

  it('tells nothing once it is stopped', () => {
    const { port, frame } = fakeMap();
    const done = vi.fn();
    const stop = holdDrawing(port, done);
    stop();
    frame({ loaded: true, idle: true });
    frame({ loaded: true, idle: true });
    vi.advanceTimersByTime(60_000);
    expect(done).not.toHaveBeenCalled();
  });
});
