import { describe, expect, it } from 'vitest';
import { wayBetween } from '../../../src/core/camera/flight.ts';

const scene = { bounds: [114.6, 36.6, 131.4, 44.6], layers: { dmz: 1 } } as const;

describe('the way between two scenes that follow one another', () => {
  it('is none where they frame the same, whatever layers they have', () => {
    expect(wayBetween(scene, { ...scene, layers: {} })).toBe('none');
    expect(wayBetween(scene, { ...scene, bounds: [114.7, 36.6, 131.4, 44.7] })).toBe('none');
  });

  it.each([
    { bounds: [118.6, 36.6, 131.4, 42.6] },
    { bearing: 40 },
    { pitch: 40 },
    { maxZoom: 4 },
  ] as const)('is short to the neighbourhood, as where one has %o', (own) => {
    expect(wayBetween(scene, { ...scene, ...own })).toBe('short');
    expect(wayBetween({ ...scene, ...own }, scene)).toBe('short');
  });

  it('is long to elsewhere', () => {
    expect(wayBetween(scene, { ...scene, bounds: [96, 9, 110, 20] })).toBe('long');
    expect(wayBetween(scene, { ...scene, bounds: [127, 38, 129, 39] })).toBe('long');
  });

  it('is short over the 180th meridian too', () => {
    const [west, east] = [
      { ...scene, bounds: [176, -19, 179, -16] },
      { ...scene, bounds: [178, -19, -179, -16] },
    ] as const;
    expect(wayBetween(west, east)).toBe('short');
  });

  it('is long where one of them is not there', () => {
    expect(wayBetween(undefined, scene)).toBe('long');
    expect(wayBetween(scene, undefined)).toBe('long');
  });
});
