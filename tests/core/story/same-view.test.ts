import { describe, expect, it } from 'vitest';
import { sameView } from '../../../src/core/story/same-view.ts';

const scene = { bounds: [114.6, 36.6, 131.4, 44.6], layers: { dmz: 1 } } as const;

describe('two scenes that follow one another', () => {
  it('show the same view where they frame the same, whatever layers they have', () => {
    expect(sameView(scene, { ...scene, layers: {} })).toBe(true);
    expect(sameView(scene, { ...scene, bearing: 0, pitch: 0 })).toBe(true);
  });

  it.each([
    { bounds: [114.6, 36.6, 131.4, 44.7] },
    { bearing: 20 },
    { pitch: 30 },
    { maxZoom: 5 },
    { draw: { road: [0, 1] } },
  ] as const)('do not where one has %o', (own) => {
    expect(sameView(scene, { ...scene, ...own })).toBe(false);
    expect(sameView({ ...scene, ...own }, scene)).toBe(false);
  });

  it('do not where one of them is not there', () => {
    expect(sameView(undefined, scene)).toBe(false);
    expect(sameView(scene, undefined)).toBe(false);
  });
});
