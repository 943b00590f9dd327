import type { Map as MapLibreMap } from 'maplibre-gl';
import { type FramesPort, sparseFrames } from './sparse-frames.ts';

/** All that holding the drawing back needs of the map. */
export type DrawingPort = Pick<MapLibreMap, 'getCanvas' | 'loaded' | 'once'> & FramesPort;

/** The calls of WebGL that put pixels onto the canvas, after which the whole page is put together anew. */
const drawingCalls = ['clear', 'drawElements', 'drawArrays'] as const;

/** How long nothing is drawn at most, in milliseconds: on a slow network a part is better than nothing. */
const patience = 1500;

/**
 * Draws nothing until the map has loaded all of its first scene, then everything at once, and calls
 * `drawn` when that is done; gives what stops it. A map draws itself anew
 * for each tile and each name that comes; until its first scene is whole a still picture stands before
 * it, and those frames would only keep the processor from it.
 */
export function holdDrawing(map: DrawingPort, drawn: () => void): () => void {
  const context = map.getCanvas().getContext('webgl2');
  if (!context) return () => undefined;
  let held = true;
  for (const call of drawingCalls) context[call] = () => undefined;
  const spareNoMore = sparseFrames(map);
  const release = () => {
    if (!held) return;
    held = false;
    spareNoMore();
    for (const call of drawingCalls) delete (context as Partial<typeof context>)[call];
    map.triggerRepaint();
  };
  const onRender = () => {
    if (held) {
      if (map.loaded()) release();
      return;
    }
    map.off('render', onRender);
    map.once('idle', tell);
  };
  let over = false;
  const stop = () => {
    over = true;
    if (held) spareNoMore();
    clearTimeout(timer);
    map.off('render', onRender);
  };
  const tell = () => {
    if (over) return;
    stop();
    drawn();
  };
  const timer = setTimeout(release, patience);
  map.on('render', onRender);
  map.once('idle', release);
  return stop;
}
