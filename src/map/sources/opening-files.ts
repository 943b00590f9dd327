import { fonts } from 'virtual:story/opening-fonts';
import { urls } from 'virtual:story/sources';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { basemapParts, fineFrom, overviewSource } from '../../style/basemaps.ts';
import workerUrl from '../start/map-worker.ts?worker&url';
import type { LabelFont } from '../style/unloaded-faces.ts';

export { urls as sourceUrls };

/** The sources that a scene shows: its layers', and those of its zoom. */
export function sceneSources(scene: Scene): readonly string[] {
  const layers = visibleLayers(scene);
  return scene.camera.zoom >= fineFrom ? [...basemapParts, ...layers] : [...layers];
}

/** The sources that the map's first scene needs: those of its layers, and those that every scene shows. */
export function openingSources(scene: Scene): readonly string[] {
  return [overviewSource, 'places', ...visibleLayers(scene)];
}

/** What a map requests once its code runs. */
export interface OpeningFiles {
  /** The URL of its worker's code, without which there is no map. */
  readonly worker: string;
  /** The URLs of the data of its first scene. */
  readonly data: readonly string[];
  /** The fonts of the names in it. */
  readonly fonts: readonly LabelFont[];
}

/** A page that requests these files together with the map's own code saves two round trips. */
export function openingFiles(scene: Scene): OpeningFiles {
  return {
    worker: new URL(workerUrl, document.baseURI).href,
    data: openingSources(scene).flatMap((source) => urls[source] ?? []),
    fonts,
  };
}
