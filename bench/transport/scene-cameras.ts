import type { Camera } from '../../src/core/camera/camera.ts';
import { fitBounds } from '../../src/core/camera/fit-bounds.ts';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { slowPhone } from '../load/conditions.ts';

/** The upper part of a phone's screen, which the text leaves to the map. */
const covered = { top: 64, right: 16, bottom: 420, left: 16 };

/** Where a phone sees each scene from, in the order of the story. */
export function sceneCameras(scenes: SceneSpecs): readonly Camera[] {
  return Object.values(scenes).map((spec) => fitBounds(spec, { ...slowPhone.viewport, covered }));
}
