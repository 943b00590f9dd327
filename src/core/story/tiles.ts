import { type Bounds, mercatorBox } from '../camera/bounds.ts';
import { closestZoom } from '../camera/fit-bounds.ts';
import { fromMercator } from '../camera/mercator.ts';
import { mapValues } from '../map-values.ts';
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

export const hasTile = ({ tiles = [] }: Partial<Pick<Tiles, 'tiles'>>, tile: TileId): boolean =>
  tiles.includes(tile.join('/'));

/** Returns the tiles of a zoom that a box touches. */
export function tilesIn(box: Bounds, z: number): TileId[] {
  const world = 2 ** z;
  const [left, top, right, bottom] = mercatorBox(box);
  const tiles: TileId[] = [];
  for (let y = Math.max(Math.floor(top * world), 0); y < Math.min(bottom, 1) * world; y += 1) {
    for (let x = Math.floor(left * world); x < right * world; x += 1)
      tiles.push([z, ((x % world) + world) % world, y]);
  }
  return tiles;
}

/** From which zoom there are streets, and how close a story with streets may come. */
export const streetZooms = { from: 9, closest: 18 } as const;

/** Vector tiles of streets, in Protomaps' basemap schema. */
export type Streets = Tiles;

/** The zooms of the tiles, beside those of streets, that have what covers the land. */
export const coverZooms = { minzoom: 3, maxzoom: 7 } as const;

/** The zooms of tiles, and the box that those of the first cover. */
export function extentOf(tiles: readonly TileId[]): Omit<Tiles, 'tiles'> {
  const zooms = tiles.map(([z]) => z);
  const [minzoom, maxzoom] = [Math.min(...zooms), Math.max(...zooms)];
  const own = tiles.filter(([z]) => z === minzoom);
  const [columns, rows] = [own.map(([, x]) => x), own.map(([, , y]) => y)];
  const corner = (x: number, y: number) => fromMercator([x / 2 ** minzoom, y / 2 ** minzoom]);
  const [west, north] = corner(Math.min(...columns), Math.min(...rows));
  const [east, south] = corner(Math.max(...columns) + 1, Math.max(...rows) + 1);
  return { minzoom, maxzoom, bounds: [west, south, east, north] };
}

/** The tiles of a list within some zooms, if it has any. */
export function withinZooms<List extends Tiles>(list: List, from: number, to = list.maxzoom) {
  const ids = list.tiles.map((tile) => tile.split('/').map(Number) as unknown as TileId);
  const own = ids.filter(([z]) => z >= from && z <= to);
  if (own.length === 0) return undefined;
  return { ...list, ...extentOf(own), maxzoom: to, tiles: own.map((id) => id.join('/')) };
}

/** Tiles of a list, if they have one. */
type Sparse = Pick<Tiles, 'minzoom' | 'maxzoom'> & Partial<Tiles>;

/** Whether all of a box has listed tiles at a zoom, or at their last. */
export function coversBox(tiles: Sparse, box: Bounds, zoom: number): boolean {
  const z = Math.min(Math.floor(zoom), tiles.maxzoom);
  return z >= tiles.minzoom && tilesIn(box, z).every((tile) => hasTile(tiles, tile));
}

/**
 * Lets scenes among streets come as close as streets do, and among hills a zoom closer than their tiles, unless they
 * have a `maxZoom` or show a schematic layer.
 */
export function framedByTiles(
  scenes: SceneSpecs,
  { streets, relief }: { streets?: Streets | undefined; relief: Readonly<Record<string, Sparse>> },
  layers: readonly { readonly id: string; readonly schematic?: boolean }[],
): SceneSpecs {
  const isSchematic = (scene: SceneSpec) =>
    layers.some(({ id, schematic }) => schematic && Object.hasOwn(scene.layers, id));
  const closestOf = ({ bounds }: SceneSpec): number | undefined => {
    if (streets && coversBox(streets, bounds, streets.minzoom)) return streetZooms.closest;
    const ends = Object.values(relief).map((hills) => {
      let zoom: number = closestZoom;
      while (zoom <= hills.maxzoom && coversBox(hills, bounds, zoom)) zoom += 1;
      return zoom;
    });
    const closest = Math.max(closestZoom, ...ends);
    return closest > closestZoom ? closest : undefined;
  };
  const framed = (scene: SceneSpec): SceneSpec => {
    const maxZoom = isSchematic(scene) ? undefined : closestOf(scene);
    return maxZoom === undefined ? scene : { maxZoom, ...scene };
  };
  return mapValues(scenes, framed);
}
