import { describe, expect, it } from 'vitest';
import type { Viewport } from '../../../src/core/camera/camera.ts';
import type { SceneSpecs } from '../../../src/core/story/scene-spec.ts';
import { camerasNear, sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';

const viewport: Viewport = {
  width: 1000,
  height: 800,
  covered: { top: 0, right: 0, bottom: 0, left: 400 },
};
const specs: SceneSpecs = {
  china: { bounds: [98, 18, 130, 45], layers: {} },
  korea: { bounds: [125, 34, 130, 39], layers: {} },
  laos: { bounds: [100, 14, 107, 22], layers: {} },
};
const holds = [
  { id: 'china', start: 0, end: 100 },
  { id: 'korea', start: 200, end: 300 },
  { id: 'laos', start: 400, end: 500 },
];
const line = timeline(specs, holds, viewport);
const cameraAt = (position: number) => sceneAt(line, position).camera;

describe('camerasNear', () => {
  it('begins with the camera of the next section, then has the middle of the way to it', () => {
    expect(camerasNear(line, 250).slice(0, 2)).toEqual([400, 350].map(cameraAt));
  });

  it('ends with the way back, first the section before', () => {
    expect(camerasNear(line, 250).slice(2)).toEqual([100, 150].map(cameraAt));
  });

  it('has no way back from the first section, nor on from the last', () => {
    expect(camerasNear(line, 50)).toEqual([200, 150].map(cameraAt));
    expect(camerasNear(line, 450)).toEqual([300, 350].map(cameraAt));
  });

  it('has no place between sections without motion', () => {
    const still = timeline(specs, holds, viewport, { motion: false });
    const ends = [400, 100, 200].map((at) => sceneAt(still, at).camera);
    expect(camerasNear(still, 250)).toEqual(ends);
  });
});
