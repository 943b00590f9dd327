import { describe, expect, it, vi } from 'vitest';
import { resizeWhenNeeded } from '../../../src/map/start/create-map.ts';

/** A map in a container, whose canvas takes the container's size when it is resized. */
function fakeMap() {
  const container = { clientWidth: 360, clientHeight: 333 };
  const canvas = { ...container };
  let ratio = 2;
  const resize = vi.fn(() => Object.assign(canvas, container));
  const port = {
    getContainer: () => container,
    getCanvas: () => canvas,
    getPixelRatio: () => ratio,
    resize,
  } as never;
  return {
    port,
    container,
    resize,
    setRatio(next: number) {
      ratio = next;
    },
  };
}

describe('a map whose page was laid out anew', () => {
  it('is left alone, with the gesture on it, while it fits its container', () => {
    const { port, resize } = fakeMap();
    const fit = resizeWhenNeeded(port);
    fit();
    fit();
    expect(resize).not.toHaveBeenCalled();
  });

  it.each(['clientWidth', 'clientHeight'] as const)('is resized once per new %s', (side) => {
    const { port, container, resize } = fakeMap();
    const fit = resizeWhenNeeded(port);
    container[side] += 1;
    fit();
    fit();
    expect(resize).toHaveBeenCalledTimes(1);
  });

  it('is resized once per new pixel ratio', () => {
    const { port, setRatio, resize } = fakeMap();
    const fit = resizeWhenNeeded(port);
    setRatio(3);
    fit();
    fit();
    expect(resize).toHaveBeenCalledTimes(1);
  });
});
