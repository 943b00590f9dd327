import { type Bounds, boundsAround, unwrapped } from '../camera/bounds.ts';
import { closestZoom } from '../camera/fit-bounds.ts';
import { type LngLat, nearAngle, toMercator, worldSize } from '../camera/mercator.ts';
import type { Passage } from '../timeline/passage.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpecs } from './scene-spec.ts';
import { type Streets, streetZooms } from './streets.ts';

/** One pyramid of relief tiles: the zooms that it has and the box that it covers. */
export interface ReliefPyramid {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
}

/** The pyramids of a story's relief by the names of their sources; none where it has no relief. */
export type Relief = Readonly<Record<string, ReliefPyramid>>;

/** What the page is told of a story beside its text. */
export interface StoryData {
  /** In the order of the legend. */
  readonly layers: readonly PageLayer[];
  readonly scenes: SceneSpecs;
  /** Where the camera follows routes. */
  readonly passages: readonly Passage[];
}

/** What of a layer the page itself shows. */
export type PageLayer = Pick<LayerSpec, 'id' | 'label' | 'compare' | 'days'>;

/** What the map alone is drawn of, which comes with its code. */
export interface DrawnData {
  /** The rest of each layer, in the order of the legend. */
  readonly layers: readonly Omit<LayerSpec, keyof PageLayer>[];
  readonly labels: readonly LabelSpec[];
  readonly world: World;
  readonly relief: Relief;
}

/** The layers with all that is known of each. */
export const wholeLayers = (
  { layers }: Pick<StoryData, 'layers'>,
  drawn: Pick<DrawnData, 'layers'>,
): readonly LayerSpec[] =>
  layers.flatMap((layer, i) => {
    const rest = drawn.layers[i];
    return rest ? { ...layer, ...rest } : [];
  });

/** A name that its author has placed on the map by hand, shown with the layer that it names. */
export type LabelSpec = PointLabelSpec | RouteLabelSpec;

interface NamedLayer {
  /** The id of the layer that the label belongs to. */
  readonly layer: string;
  readonly text: string;
  /** The zoom from which it is shown; always by default. */
  readonly minZoom?: number;
  /** The zoom up to which it is shown; always by default. */
  readonly maxZoom?: number;
}

/** A label at a position. */
export interface PointLabelSpec extends NamedLayer {
  readonly at: LngLat;
  /** Degrees clockwise; 0, level, by default. */
  readonly rotate?: number;
}

/** A label along a route, turned as the route runs there and kept to the route's own side. */
export interface RouteLabelSpec extends NamedLayer {
  /** The part of the route that it names: its way by default, or its leap. */
  readonly part?: 'way' | 'leap';
  /** The share of the part's length at which it stands, from 0 to 1. */
  readonly along: number;
}

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

/** Streets are seen in their region: the small map of it is so wide at least, in degrees. */
const leastRegion = 3;

/** How many pixels the picture of a town has across, at the zoom that its lines are made for. */
const townPixels = 1280;

/**
 * The world of a story: what its settings say of it, and for the rest what its scenes show and as much
 * again around that.
 *
 * @param streets Those of its towns, where it has any.
 */
export function worldAround(
  scenes: SceneSpecs,
  given: Partial<World> = {},
  streets?: Streets,
): World {
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
  const zooms = Object.values(scenes).map(({ maxZoom = closestZoom }) => maxZoom);
  const posterZoom = Math.log2((townPixels * 360) / (worldSize(0) * 3 * width));
  return {
    reach: wider(0.5),
    closestZoom: streets ? streetZooms.closest : Math.max(closestZoom, ...zooms),
    ground: wider(0.5),
    locator: wider(streets ? Math.max(0.25, (leastRegion / width - 1) / 2) : 0.25),
    poster: wider(1),
    posterZoom: streets ? posterZoom : 3,
    ...given,
  };
}

/** The size of the small map of the region in CSS pixels. */
export const locatorSize = { width: 84, height: 60 } as const;

/**
 * Makes the projection of a small map as wide as `bounds`, with their middle in its middle: from a
 * position to the map's units, from its top left corner.
 */
export function locatorFrame(bounds: Bounds): (lngLat: LngLat) => readonly [x: number, y: number] {
  const [west, south, east, north] = unwrapped(bounds);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const scale = locatorSize.width / (right - left);
  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    return [
      (x - (left + right) / 2) * scale + locatorSize.width / 2,
      (y - (top + bottom) / 2) * scale + locatorSize.height / 2,
    ];
  };
}

/** A position in that copy of the world in which the small map of `bounds` shows it. */
export function nearLocator(bounds: Bounds, [lng, lat]: LngLat): LngLat {
  const [west, , east] = unwrapped(bounds);
  return [nearAngle(lng, (west + east) / 2), lat];
}
