import { fonts } from 'virtual:story/opening-fonts';
import type { Scene } from '../../core/timeline/scene.ts';
import { openingSources } from '../sources/scene-sources.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import type { LabelFont } from '../style/unloaded-faces.ts';
import workerUrl from './map-worker.ts?worker&url';

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
    data: openingSources(scene).flatMap((source) => sourceUrls[source] ?? []),
    fonts,
  };
}
