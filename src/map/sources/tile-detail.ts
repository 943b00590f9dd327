import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { World } from '../../core/story/story-data.ts';
import { passageZoom } from '../../core/timeline/passage.ts';

/** A usual desk. */
const screen = { width: 1440, height: 900, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

/** The closest zoom of a scene at a desk; a camera that follows a route comes closer than its bounds. */
const zoomOf = (scene: SceneSpec): number =>
  Math.max(fitBounds(scene, screen).zoom, scene.follow ? (scene.follow.maxZoom ?? passageZoom) : 0);

/** How many zooms closer than its own a tile may be shown: there its smallest step is half a pixel, and 2 pixels. */
const [closerInScenes, closerAnywhere] = [3, 5];

/** The closest zoom that tiles of a source are cut for: the farther, the fewer a frame draws, each with its mask. */
export function tileDetail(
  layer: string,
  scenes: SceneSpecs,
  { closestZoom }: Pick<World, 'closestZoom'>,
): number {
  const zooms = Object.values(scenes)
    .filter(({ layers }) => (layers[layer] ?? 0) > 0)
    .map((scene) => zoomOf(scene) - closerInScenes);
  return Math.ceil(Math.max(0, closestZoom - closerAnywhere, ...zooms));
}
