import type { Scene } from '../core/scene.ts';
import { openingFonts } from '../fonts/opening-fonts.ts';
import workerUrl from './map-worker.ts?worker&url';
import { openingSources } from './scene-sources.ts';
import { sourceUrls } from './source-urls.ts';

/** Below this zoom, as on a phone, the opening names no places. */
const namedFrom = 3;

/** The addresses of what a map asks for once its code runs. */
export interface OpeningFiles {
  /** Its worker's code, without which there is no map. */
  readonly worker: string;
  /** The data of its first scene, and the fonts of the names in it. */
  readonly others: readonly string[];
}

/** A page that asks for these files together with the map's own code saves two round trips. */
export function openingFiles(scene: Scene): OpeningFiles {
  const sources = openingSources(scene).flatMap((source) => sourceUrls[source] ?? []);
  const fonts = scene.camera.zoom >= namedFrom ? openingFonts : [];
  const absolute = (file: string): string => new URL(file, document.baseURI).href;
  return { worker: absolute(workerUrl), others: [...fonts.map(absolute), ...sources] };
}
