import type { Bounds } from '../camera/bounds.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpec, SceneSpecs } from './scene-spec.ts';
import { hasTile, type Tiles, tilesIn } from './tiles.ts';

/** From which zoom streets are there, and how close a story that has them may come. */
export const streetZooms = { from: 9, closest: 18 } as const;

/** The vector tiles of streets that a story has, in Protomaps' basemap schema. */
export type Streets = Tiles;

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
