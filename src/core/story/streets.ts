import { type Bounds, unwrapped } from '../camera/bounds.ts';
import { toMercator } from '../camera/mercator.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpec, SceneSpecs } from './scene-spec.ts';

/** From which zoom streets are there, and how close a story that has them may come. */
export const streetZooms = { from: 9, closest: 18 } as const;

/** The vector tiles of streets that a story has, in Protomaps' basemap schema. */
export interface Streets {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** The tiles that there are, each as its zoom, column and row: `15/26924/19451`. */
  readonly tiles: readonly string[];
}

/** The zoom, column and row of a tile. */
export type TileId = readonly [z: number, x: number, y: number];

/** Whether there is a tile. */
export const hasTile = ({ tiles }: Pick<Streets, 'tiles'>, tile: TileId): boolean =>
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

/** Whether all of a box has streets, as fine as a zoom asks. */
export function coversBox(streets: Streets, box: Bounds, zoom: number): boolean {
  const z = Math.min(Math.floor(zoom), streets.maxzoom);
  return z >= streets.minzoom && tilesIn(box, z).every((tile) => hasTile(streets, tile));
}

/**
 * Scenes of which those that lie among the streets come as close to their bounds as streets go, unless they say
 * how close themselves, or show a layer that is no path on the ground.
 */
export function framedByStreets(
  scenes: SceneSpecs,
  streets: Streets,
  layers: readonly Pick<LayerSpec, 'id' | 'schematic'>[],
): SceneSpecs {
  const isSchematic = (scene: SceneSpec) =>
    layers.some(({ id, schematic }) => schematic && Object.hasOwn(scene.layers, id));
  const framed = (scene: SceneSpec): SceneSpec =>
    coversBox(streets, scene.bounds, streets.minzoom) && !isSchematic(scene)
      ? { maxZoom: streetZooms.closest, ...scene }
      : scene;
  return Object.fromEntries(Object.entries(scenes).map(([id, scene]) => [id, framed(scene)]));
}
