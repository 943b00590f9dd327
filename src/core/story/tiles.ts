import { type Bounds, mercatorBox } from '../camera/bounds.ts';
import { closestZoom } from '../camera/fit-bounds.ts';
import { fromMercator } from '../camera/mercator.ts';
import { mapValues } from '../map-values.ts';
import type { SceneSpec, SceneSpecs } from './scene-spec.ts';

export interface Tiles {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
  /** As `zoom/column/row`. */
  readonly tiles: readonly string[];
}

export interface PictureTiles extends Tiles {
  readonly size: number;
}

export type TileId = readonly [z: number, x: number, y: number];

export const hasTile = ({ tiles = [] }: Partial<Pick<Tiles, 'tiles'>>, tile: TileId): boolean =>
  tiles.includes(tile.join('/'));

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

/** The first zoom with streets, and the closest zoom of a story with streets. */
export const streetZooms = { from: 9, closest: 18 } as const;

/** Tiles in Protomaps' basemap schema. */
export type Streets = Tiles;

/** Zooms of the land-cover tiles, from which the street tiles take over. */
export const coverZooms = { minzoom: 3, maxzoom: 7 } as const;

export function measureExtent(tiles: readonly TileId[]): Omit<Tiles, 'tiles'> {
  const zooms = tiles.map(([z]) => z);
  const [minzoom, maxzoom] = [Math.min(...zooms), Math.max(...zooms)];
  const first = tiles.filter(([z]) => z === minzoom);
  const [columns, rows] = [first.map(([, x]) => x), first.map(([, , y]) => y)];
  const corner = (x: number, y: number) => fromMercator([x / 2 ** minzoom, y / 2 ** minzoom]);
  const [west, north] = corner(Math.min(...columns), Math.min(...rows));
  const [east, south] = corner(Math.max(...columns) + 1, Math.max(...rows) + 1);
  return { minzoom, maxzoom, bounds: [west, south, east, north] };
}

export function withinZooms<List extends Tiles>(list: List, from: number, to = list.maxzoom) {
  const ids = list.tiles.map((tile) => tile.split('/').map(Number) as unknown as TileId);
  const within = ids.filter(([z]) => z >= from && z <= to);
  if (within.length === 0) return undefined;
  return {
    ...list,
    ...measureExtent(within),
    maxzoom: to,
    tiles: within.map((id) => id.join('/')),
  };
}

type Sparse = Pick<Tiles, 'minzoom' | 'maxzoom'> & Partial<Tiles>;

/** True if the tiles at `zoom`, or at their last zoom if that comes first, cover all of a box. */
export function coversBox(tiles: Sparse, box: Bounds, zoom: number): boolean {
  const z = Math.min(Math.floor(zoom), tiles.maxzoom);
  return z >= tiles.minzoom && tilesIn(box, z).every((tile) => hasTile(tiles, tile));
}

/** Sets a missing `maxZoom` to the streets' or to one beyond the hills' in scenes that show no schematic layer. */
export function withMaxZooms(
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
  return mapValues(scenes, (scene) => {
    const maxZoom = isSchematic(scene) ? undefined : closestOf(scene);
    return maxZoom === undefined ? scene : { maxZoom, ...scene };
  });
}
