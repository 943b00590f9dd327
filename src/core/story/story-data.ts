import { type Bounds, boundsAround, mercatorBox, unwrapped } from '../camera/bounds.ts';
import { closestZoom } from '../camera/fit-bounds.ts';
import { type LngLat, nearAngle, toMercator } from '../camera/mercator.ts';
import type { Passage } from '../timeline/passage.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpecs } from './scene-spec.ts';
import { type Streets, streetZooms, type Tiles } from './tiles.ts';

export interface ReliefPyramid extends Omit<Tiles, 'tiles'> {
  /** The tiles that exist, if they do not fill the box: a coarser tile replaces a missing one. */
  readonly tiles?: readonly string[];
  readonly contours?: boolean;
  /** Attribution of an archive's heights. */
  readonly credit?: string;
}

export type Relief = Readonly<Record<string, ReliefPyramid>>;

export interface StoryData {
  readonly layers: readonly PageLayer[];
  readonly scenes: SceneSpecs;
  readonly passages: readonly Passage[];
}

export interface PageLayer extends Pick<LayerSpec, 'id' | 'label' | 'group' | 'days'> {
  /** True if the layer lies over names and all other layers. */
  readonly above?: boolean;
  /** True if the legend has a handle for its opacity. */
  readonly compare?: boolean;
}

/** What only the map needs, fetched with its code. */
export interface DrawnData<Rest = unknown> {
  readonly layers: Readonly<Record<string, Rest>>;
  readonly labels: readonly LabelSpec[];
  readonly world: World;
  readonly relief: Relief;
}

export const joinLayers = <Rest>(
  { layers }: Pick<StoryData, 'layers'>,
  drawn: Pick<DrawnData<Rest>, 'layers'>,
): readonly (PageLayer & Rest)[] =>
  layers.flatMap((layer) => {
    const rest = drawn.layers[layer.id];
    return rest ? { ...layer, ...rest } : [];
  });

export type LabelSpec = PointLabelSpec | RouteLabelSpec;

interface NamedLayer {
  readonly layer: string;
  readonly text: string;
  readonly minZoom?: number;
  readonly maxZoom?: number;
}

export interface PointLabelSpec extends NamedLayer {
  readonly at: LngLat;
  /** Degrees clockwise; 0 by default. */
  readonly rotate?: number;
}

export interface RouteLabelSpec extends NamedLayer {
  /** Share of the way's length, from 0 to 1. */
  readonly along: number;
}

/** Boxes may cross the 180th meridian. */
export interface World {
  readonly reach: Bounds;
  readonly closestZoom: number;
  /** Where land is drawn before its tiles have loaded. */
  readonly ground: Bounds;
  /** The locator's height follows from this box's middle and width. */
  readonly locator: Bounds;
  readonly poster: Bounds;
}

const [farthestSouth, farthestNorth] = [-80, 84];

/** Minimum width, in degrees, of the locator of a story with streets, and of one without. */
const [minRegion, minCountry] = [3, 10];

/** Returns a story's world: by default what its scenes show, with as much again around it. */
export function worldAround(scenes: SceneSpecs, given: Partial<World> = {}, streets?: Streets) {
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
    locator: wider(Math.max(0.25, ((streets ? minRegion : minCountry) / width - 1) / 2), 0.25),
    poster: wider(1),
    ...given,
  };
}

/** In CSS pixels. */
export const locatorSize = { width: 84, height: 60 } as const;

/** Returns the projection to CSS pixels for a locator that is as wide as `bounds` and centred on them. */
export function projectToLocator(bounds: Bounds) {
  const [left, top, right, bottom] = mercatorBox(bounds);
  const scale = locatorSize.width / (right - left);
  return (lngLat: LngLat): readonly [x: number, y: number] => {
    const [x, y] = toMercator(lngLat);
    return [
      (x - (left + right) / 2) * scale + locatorSize.width / 2,
      (y - (top + bottom) / 2) * scale + locatorSize.height / 2,
    ];
  };
}

/** Moves a position to the copy of the world that the locator of `bounds` shows. */
export function nearLocator(bounds: Bounds, [lng, lat]: LngLat): LngLat {
  const [west, , east] = unwrapped(bounds);
  return [nearAngle(lng, (west + east) / 2), lat];
}
