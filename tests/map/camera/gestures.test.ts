import { describe, expect, it } from 'vitest';
import { pageGestures, watchTakeover } from '../../../src/map/camera/gestures.ts';

function fakeMap() {
  const container = new EventTarget();
  const canvas = { style: { touchAction: '' } };
  const gestures = pageGestures({
    getContainer: () => container,
    getCanvas: () => canvas,
    getCanvasContainer: () => canvas,
  } as never);
  /** Whether the map is told of an event. */
  const reaches = (type: string, of: object) => {
    let stopped = false;
    const event = Object.assign(new Event(type), of, {
      stopPropagation: () => {
        stopped = true;
      },
    });
    container.dispatchEvent(event);
    return !stopped;
  };
  return { canvas, reaches, ...gestures };
}

describe('gestures over the map', () => {
  it('are the page’s where they scroll it: a wheel, and one finger', () => {
    const { reaches, canvas } = fakeMap();
    expect(reaches('wheel', {})).toBe(false);
    expect(reaches('touchmove', { touches: [1] })).toBe(false);
    expect(canvas.style.touchAction).toBe('pan-x pan-y');
  });

  it('are the map’s with ctrl or ⌘, or two fingers', () => {
    const { reaches } = fakeMap();
    expect(reaches('wheel', { ctrlKey: true })).toBe(true);
    expect(reaches('wheel', { metaKey: true })).toBe(true);
    expect(reaches('touchmove', { touches: [1, 2] })).toBe(true);
  });

  it('are all the map’s while it has the screen, and shared again after', () => {
    const { reaches, setShared, canvas } = fakeMap();
    setShared(false);
    expect(reaches('wheel', {})).toBe(true);
    expect(reaches('touchmove', { touches: [1] })).toBe(true);
    expect(canvas.style.touchAction).toBe('');
    setShared(true);
    expect(reaches('wheel', {})).toBe(false);
  });

  it('are left alone once stopped', () => {
    const { reaches, stop } = fakeMap();
    stop();
    expect(reaches('wheel', {})).toBe(true);
  });
});

function start() {
  const listeners = new Map<string, (event: object) => void>();
  let takeovers = 0;
  const port = {
    on: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
  };
  watchTakeover(port as never, () => takeovers++);
  return {
    fire: (type: string, event: object) => listeners.get(type)?.(event),
    takeovers: () => takeovers,
  };
}

describe('watchTakeover', () => {
  it('notices a movement that an event of the reader has begun', () => {
    const { fire, takeovers } = start();
    fire('movestart', { originalEvent: {} });
    expect(takeovers()).toBe(1);
  });

  it('leaves the story’s own movements alone', () => {
    const { fire, takeovers } = start();
    fire('movestart', {});
    expect(takeovers()).toBe(0);
  });

  it('notices a wheel with ctrl or ⌘, and no other', () => {
    const { fire, takeovers } = start();
    fire('wheel', { originalEvent: { ctrlKey: false, metaKey: false } });
    expect(takeovers()).toBe(0);
    fire('wheel', { originalEvent: { ctrlKey: true, metaKey: false } });
    fire('wheel', { originalEvent: { ctrlKey: false, metaKey: true } });
    expect(takeovers()).toBe(2);
  });
});
