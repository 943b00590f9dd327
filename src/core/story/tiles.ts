import { type Bounds, unwrapped } from '../camera/bounds.ts';
import { toMercator } from '../camera/mercator.ts';
import type { SceneSpec, SceneSpecs } from './scene-spec.ts';

/** The tiles of a story: some of those of its zooms within a box. */
export interface Tiles {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** Each as its zoom, column and row: `15/26924/19451`. */
  readonly tiles: readonly string[];
}

export interface PictureTiles extends Tiles {
  /** The side of each in pixels. */
  readonly size: number;
}

export type TileId = readonly [z: number, x: number, y: number];

export const hasTile = ({ tiles }: Pick<Tiles, 'tiles'>, tile: TileId): boolean =>
  tiles.includes(tile.join('/'));

/** The tiles of a zoom that a box touches. */
export function tilesIn(box: Bounds, z: number): TileId[] {
  const [west, south, east, north] = unwrapped(box);
  const world = 2 ** z;
  const [left, top] = toMercator([west, north]).map((side) => Math.floor(side * world));
  const [right, bottom] = toMercator([east, south]).map((side) => Math.ceil(side * world));
  const tiles: TileId[] = [];
  for (let y = Math.max(top ?? 0, 0); y < Math.min(bottom ?? 0, world); y += 1) {
    for (let x = left ?? 0; x < (right ?? 0); x += 1) {
      tiles.push([z, ((x % world) + world) % world, y]);
    }
  }
  return tiles;
}

/** From which zoom there are streets, and how close a story with streets may come. */
export const streetZooms = { from: 9, closest: 18 } as const;

/** Vector tiles of streets, in Protomaps' basemap schema. */
export type Streets = Tiles;

/** Whether all of a box has streets at a zoom. */
export function coversBox(streets: Streets, box: Bounds, zoom: number): boolean {
  const z = Math.min(Math.floor(zoom), streets.maxzoom);
  return z >= streets.minzoom && tilesIn(box, z).every((tile) => hasTile(streets, tile));
}

/** Lets scenes among streets come as close as streets go, unless they have a `maxZoom` or show a schematic layer. */
export function framedByStreets(
  scenes: SceneSpecs,
  streets: Streets,
  layers: readonly { readonly id: string; readonly schematic?: boolean }[],
): SceneSpecs {
  const isSchematic = (scene: SceneSpec) =>
    layers.some(({ id, schematic }) => schematic && Object.hasOwn(scene.layers, id));
  const framed = (scene: SceneSpec): SceneSpec =>
    coversBox(streets, scene.bounds, streets.minzoom) && !isSchematic(scene)
      ? { maxZoom: streetZooms.closest, ...scene }
      : scene;
  return Object.fromEntries(Object.entries(scenes).map(([id, scene]) => [id, framed(scene)]));
}
