import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that waiting for the first picture needs of the map. */
export type PicturePort = Pick<MapLibreMap, 'once' | 'off' | 'triggerRepaint'>;

/** Calls `drawn` once the data of the first scene has settled and the map has come to rest with it. */
export function onFirstPicture(
  map: PicturePort,
  settled: Promise<unknown>,
  drawn: () => void,
): () => void {
  let stopped = false;
  settled.then(() => {
    if (stopped) return;
    map.once('idle', drawn);
    map.triggerRepaint();
  });
  return () => {
    stopped = true;
    map.off('idle', drawn);
  };
}
