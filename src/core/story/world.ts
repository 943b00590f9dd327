import type { Bounds } from '../camera/bounds.ts';
import { boundsAround } from '../camera/bounds-around.ts';
import { closestZoom } from '../camera/closest-zoom.ts';
import { nearAngle } from '../camera/near-angle.ts';
import type { SceneSpecs } from './scene-spec.ts';

/** The part of the world that a story is set in. Boxes may cross the 180th meridian. */
export interface World {
  /** The box that the middle of the map stays in, wherever the reader takes it. */
  readonly reach: Bounds;
  /** How close the reader may come. */
  readonly closestZoom: number;
  /** What the ground is drawn of at once, before its tiles are there. */
  readonly ground: Bounds;
  /** What the small map of the region shows; its height follows from its middle and its width. */
  readonly locator: Bounds;
  /** What the picture shows that stands in for the live map, and the zoom that its lines are made for. */
  readonly poster: Bounds;
  readonly posterZoom: number;
}

const [farthestSouth, farthestNorth] = [-80, 84];

/**
 * The world of a story: what its settings say of it, and for the rest what its scenes show and as much
 * again around that.
 */
export function worldOf(scenes: SceneSpecs, given: Partial<World> = {}): World {
  const all = boundsAround(Object.values(scenes).map(({ bounds }) => bounds));
  const [width, height] = [all[2] - all[0], all[3] - all[1]];
  const wider = (share: number): Bounds => {
    const [sides, ends] = [width * share, height * share];
    if (width + 2 * sides >= 360) return [-180, farthestSouth, 180, farthestNorth];
    return [
      nearAngle(all[0] - sides),
      Math.max(all[1] - ends, farthestSouth),
      nearAngle(all[2] + sides),
      Math.min(all[3] + ends, farthestNorth),
    ];
  };
  return {
    reach: wider(0.5),
    closestZoom,
    ground: wider(0.5),
    locator: wider(0.25),
    poster: wider(1),
    posterZoom: 3,
    ...given,
  };
}
