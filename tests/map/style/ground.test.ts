import { afterEach, describe, expect, it, vi } from 'vitest';
import { addGround } from '../../../src/map/style/ground.ts';
import type { Collection } from '../../../src/style/kinds/kind.ts';

const land = { type: 'FeatureCollection', features: [] } as unknown as Collection;

/** A map, and a document whose canvases have a context each until they have used up the memory. */
function start(contexts: number) {
  let left = contexts;
  const getContext = () => {
    left -= 1;
    return left < 0 ? null : { canvas: {}, drawImage: () => undefined };
  };
  vi.stubGlobal('document', { createElement: () => ({ getContext }) });
  const added: string[] = [];
  const map = {
    getSource: () => undefined,
    addSource: (source: string) => added.push(source),
    addLayer: ({ id }: { id: string }) => added.push(id),
  } as unknown as Parameters<typeof addGround>[0];
  addGround(map, land, [66, -11, 160, 61], 'light', 'land');
  return added;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('addGround', () => {
  it('lays a picture of the land beneath', () => {
    expect(start(2)).toEqual(['ground', 'ground']);
  });

  it.each([0, 1])('does without where the browser has but %i canvases left', (contexts) => {
    expect(start(contexts)).toEqual([]);
  });
});
