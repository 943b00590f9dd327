import { type Bounds, boundsAround, mercatorBox, unwrapped } from '../camera/bounds.ts';
import { closestZoom } from '../camera/fit-bounds.ts';
import { type LngLat, nearAngle, toMercator } from '../camera/mercator.ts';
import type { Passage } from '../timeline/passage.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpecs } from './scene-spec.ts';
import { type Streets, streetZooms, type Tiles } from './tiles.ts';

export interface ReliefPyramid extends Omit<Tiles, 'tiles'> {
  /** The tiles that exist, where some in its box are missing: a coarser one is shown in their place. */
  readonly tiles?: readonly string[];
  /** Whether contours lie beside them. */
  readonly contours?: boolean;
  /** Whose heights they are, of an archive; named under the map. */
  readonly credit?: string;
}

/** The pyramids of a story's relief by the names of their sources. */
export type Relief = Readonly<Record<string, ReliefPyramid>>;

/** What the page needs of a story beside its HTML. */
export interface StoryData {
  /** In the order of the legend. */
  readonly layers: readonly PageLayer[];
  readonly scenes: SceneSpecs;
  readonly passages: readonly Passage[];
}

/** The fields of a layer that the page itself shows. */
export interface PageLayer extends Pick<LayerSpec, 'id' | 'label' | 'group' | 'days'> {
  /** Whether it lies over the map, its names and all other layers. */
  readonly above?: boolean;
  /** Whether the legend has a handle for its opacity. */
  readonly compare?: boolean;
}

/** What the map alone needs, which comes with its code. */
export interface DrawnData<Rest = unknown> {
  /** The rest of each layer, by its id. */
  readonly layers: Readonly<Record<string, Rest>>;
  readonly labels: readonly LabelSpec[];
  readonly world: World;
  readonly relief: Relief;
}

export const wholeLayers = <Rest>(
  { layers }: Pick<StoryData, 'layers'>,
  drawn: Pick<DrawnData<Rest>, 'layers'>,
): readonly (PageLayer & Rest)[] =>
  layers.flatMap((layer) => {
    const rest = drawn.layers[layer.id];
    return rest ? { ...layer, ...rest } : [];
  });

/** A label placed by hand, shown with its layer. */
export type LabelSpec = PointLabelSpec | RouteLabelSpec;

interface NamedLayer {
  readonly layer: string;
  readonly text: string;
  /** Any by default. */
  readonly minZoom?: number;
  readonly maxZoom?: number;
}

export interface PointLabelSpec extends NamedLayer {
  readonly at: LngLat;
  /** In degrees clockwise; 0 by default. */
  readonly rotate?: number;
}

/** A label along a route, rotated with it, on the route's side. */
export interface RouteLabelSpec extends NamedLayer {
  /** The share of its way's length, from 0 to 1. */
  readonly along: number;
}

/** Where a story is set. Boxes may cross the 180th meridian. */
export interface World {
  /** The center of the map stays within it. */
  readonly reach: Bounds;
  readonly closestZoom: number;
  /** Where land is drawn before its tiles have loaded. */
  readonly ground: Bounds;
  /** What the locator shows; its height follows from its middle and its width. */
  readonly locator: Bounds;
  /** What the poster shows. */
  readonly poster: Bounds;
}

const [farthestSouth, farthestNorth] = [-80, 84];

/** The least width, in degrees, of the locator of a story with streets, and of one without. */
const [leastRegion, leastCountry] = [3, 10];

/** Returns the world of a story: its settings, and by default what its scenes show and as much again around. */
export function worldAround(
  scenes: SceneSpecs,
  given: Partial<World> = {},
  streets?: Streets,
): World {
  const all = boundsAround(Object.values(scenes).map(({ bounds }) => bounds));
  const [width, height] = [all[2] - all[0], all[3] - all[1]];
  const wider = (share: number, beyond = share): Bounds => {
    const [sides, ends] = [width * share, height * beyond];
    if (width + 2 * sides >= 360) return [-180, farthestSouth, 180, farthestNorth];
    return [
      nearAngle(all[0] - sides),
      Math.max(all[1] - ends, farthestSouth),
      nearAngle(all[2] + sides),
      Math.min(all[3] + ends, farthestNorth),
    ];
  };
  const zooms = Object.values(scenes).map(({ maxZoom = closestZoom }) => maxZoom);
  return {
    reach: wider(0.5),
    closestZoom: streets ? streetZooms.closest : Math.max(closestZoom, ...zooms),
    ground: wider(0.5),
    // Its height follows from its width.
    locator: wider(Math.max(0.25, ((streets ? leastRegion : leastCountry) / width - 1) / 2), 0.25),
    poster: wider(1),
    ...given,
  };
}

/** In CSS pixels. */
export const locatorSize = { width: 84, height: 60 } as const;

/** Returns the projection of a locator as wide as `bounds`, centred on them: from a position to its units. */
export function locatorFrame(bounds: Bounds): (lngLat: LngLat) => readonly [x: number, y: number] {
  const [left, top, right, bottom] = mercatorBox(bounds);
  const scale = locatorSize.width / (right - left);
  return (lngLat) => {
    const [x, y] = toMercator(lngLat);
    return [
      (x - (left + right) / 2) * scale + locatorSize.width / 2,
      (y - (top + bottom) / 2) * scale + locatorSize.height / 2,
    ];
  };
}

/** Returns a position in the copy of the world that the locator of `bounds` shows. */
export function nearLocator(bounds: Bounds, [lng, lat]: LngLat): LngLat {
  const [west, , east] = unwrapped(bounds);
  return [nearAngle(lng, (west + east) / 2), lat];
}
