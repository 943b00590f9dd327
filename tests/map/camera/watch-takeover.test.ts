import { describe, expect, it } from 'vitest';
import { watchTakeover } from '../../../src/map/camera/gestures.ts';

function start() {
  const listeners = new Map<string, (event: object) => void>();
  let takeovers = 0;
  const port = {
    on: (type: string, listener: (event: object) => void) => listeners.set(type, listener),
    off: (type: string) => listeners.delete(type),
  };
  const stop = watchTakeover(port as never, () => takeovers++);
  return {
    fire: (type: string, event: object) => listeners.get(type)?.(event),
    takeovers: () => takeovers,
    stop,
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

  it('notices nothing once stopped', () => {
    const { fire, takeovers, stop } = start();
    stop();
    fire('movestart', { originalEvent: {} });
    expect(takeovers()).toBe(0);
  });
});
