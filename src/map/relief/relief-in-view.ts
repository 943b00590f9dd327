import type { Camera, Viewport } from '../../core/camera/camera.ts';
import { tilesInView } from '../../core/camera/tiles-in-view.ts';
import type { Relief } from '../../core/story/story-data.ts';
import { reliefLayers } from '../../style/relief-layers.ts';
import { reliefTileUrl } from './relief-sources.ts';

/**
 * The URLs of the relief's tiles that a map of some size requests where a camera stands.
 *
 * @param folder The URL of `relief/` with its protocol.
 */
export function reliefInView(
  relief: Relief,
  folder: string,
  camera: Camera,
  size: Pick<Viewport, 'width' | 'height'>,
): readonly string[] {
  return reliefLayers(relief).flatMap((layer) => {
    const { source, minzoom = 0, maxzoom = Number.POSITIVE_INFINITY } = layer;
    const pyramid = relief[source];
    if (!pyramid || camera.zoom < minzoom || camera.zoom >= maxzoom) return [];
    return tilesInView(camera, size, pyramid).map((tile) => reliefTileUrl(folder, tile));
  });
}
