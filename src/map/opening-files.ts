import type { Scene } from '../core/scene.ts';
import { openingFonts } from '../fonts/opening-fonts.ts';
import workerUrl from './map-worker.ts?worker&url';
import { openingSources } from './scene-sources.ts';
import { sourceUrls } from './source-urls.ts';

/** Below this zoom, as on a phone, the opening names no places. */
const namedFrom = 3;

/**
 * The addresses of what a map asks for once its code runs: its worker's code, the data of its
 * first scene, and the fonts of the opening's names. A page that asks for them together with the map's own code saves two round trips.
 */
export function openingFiles(scene: Scene): readonly string[] {
  const sources = openingSources(scene).flatMap((source) => sourceUrls[source] ?? []);
  const fonts = scene.camera.zoom >= namedFrom ? openingFonts : [];
  const files = [workerUrl, ...fonts].map((file) => new URL(file, document.baseURI).href);
  return [...files, ...sources];
}
