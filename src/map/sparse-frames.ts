import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that sparing frames needs of the map. */
export type FramesPort = Pick<MapLibreMap, 'triggerRepaint' | 'areTilesLoaded' | 'on' | 'off'>;

/** How long a frame may wait for others to share it, in milliseconds. */
const pause = 250;

/**
 * Has a map that nobody sees yet draw fewer frames; gives what ends it. MapLibre wants a frame for each
 * tile that comes, and in each lays out all names anew. At once it gets those in which it asks for
 * something, after a style or the data of a source, and that in which all tiles are there; the others
 * wait for one another.
 */
export function sparseFrames(map: FramesPort): () => void {
  const own = map.triggerRepaint;
  const repaint = () => own.call(map);
  let resting: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;
  map.triggerRepaint = () => {
    if (resting === undefined) repaint();
    else waiting = true;
  };
  const wake = () => {
    clearTimeout(resting);
    resting = undefined;
    repaint();
  };
  const onSource = ({ sourceDataType }: { readonly sourceDataType?: string }) => {
    if (sourceDataType !== undefined || map.areTilesLoaded()) wake();
  };
  const onRender = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      resting = undefined;
      if (waiting) repaint();
    }, pause);
    waiting = false;
  };
  map.on('styledata', wake);
  map.on('sourcedata', onSource as never);
  map.on('render', onRender);
  return () => {
    clearTimeout(resting);
    map.off('styledata', wake);
    map.off('sourcedata', onSource as never);
    map.off('render', onRender);
    map.triggerRepaint = own;
    if (waiting) repaint();
  };
}
