import type { Camera } from '../../core/camera/camera.ts';
import { tilesInView } from '../../core/camera/tiles-in-view.ts';
import type { Viewport } from '../../core/camera/viewport.ts';
import type { Relief } from '../../core/story/story-data.ts';
import { reliefLayers } from '../../style/relief-layers.ts';
import { reliefSources } from './relief-sources.ts';

/**
 * The addresses of the relief's tiles that a map of some size asks for where a camera stands.
 *
 * @param folder The address of `relief/` with its protocol.
 */
export function reliefInView(
  relief: Relief,
  folder: string,
  camera: Camera,
  size: Pick<Viewport, 'width' | 'height'>,
): readonly string[] {
  const sources = reliefSources(relief, folder);
  return reliefLayers(sources).flatMap((layer) => {
    const { source, minzoom = 0, maxzoom = Number.POSITIVE_INFINITY } = layer;
    const pyramid = relief[source];
    if (!pyramid || camera.zoom < minzoom || camera.zoom >= maxzoom) return [];
    const [url = ''] = sources[source]?.tiles ?? [];
    return tilesInView(camera, size, pyramid).map(({ z, x, y }) =>
      url.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`),
    );
  });
}
