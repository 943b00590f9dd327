import { describe, expect, it } from 'vitest';
import type { Viewport } from '../../../src/core/camera/camera.ts';
import { timeline } from '../../../src/core/timeline/timeline.ts';

const viewport: Viewport = {
  width: 800,
  height: 600,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
};
const specs = {
  a: { bounds: [120, 30, 130, 40], layers: {} },
  b: { bounds: [100, 20, 110, 30], layers: {} },
} as const;
const holds = [
  { id: 'a', start: 0, end: 10 },
  { id: 'b', start: 20, end: 30 },
] as const;

describe('timeline', () => {
  it('makes each travel once', () => {
    const line = timeline(specs, holds, viewport);
    expect(line.travelFrom(0)).toBe(line.travelFrom(0));
  });

  it('frames every hold', () => {
    const { keyframes } = timeline(specs, holds, viewport);
    expect(keyframes.map(({ first }) => Math.round(first.camera.center[0]))).toEqual([125, 105]);
  });

  it('names the section that has no scene', () => {
    const holds = [{ id: 'to-laos', start: 0, end: 1 }];
    expect(() => timeline(specs, holds, viewport)).toThrow(
      'Section "to-laos" has no scene: add one for it to the story\'s scenes.',
    );
  });

  it('asks for at least one section', () => {
    expect(() => timeline(specs, [], viewport)).toThrow('measure at least one section');
  });
});
