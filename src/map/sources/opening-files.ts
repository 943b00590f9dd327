import { fonts } from 'virtual:story/opening-fonts';
import { urls } from 'virtual:story/sources';
import { type Scene, visibleLayers } from '../../core/timeline/scene.ts';
import { basemapSource, fineFrom, overviewSource } from '../../style/basemaps.ts';
import workerUrl from '../start/map-worker.ts?worker&url';

export { urls as sourceUrls };

export function sceneSources(scene: Scene): readonly string[] {
  const layers = visibleLayers(scene);
  return scene.camera.zoom >= fineFrom ? [basemapSource, ...layers] : [...layers];
}

export function openingSources(scene: Scene): readonly string[] {
  return [overviewSource, 'places', ...visibleLayers(scene)];
}

/** A label font that the page's style sheet declares. */
export interface LabelFont {
  /** The face in the style, and the family in the style sheet. */
  readonly face: string;
  readonly url: string;
  /** The font in CSS, such as `600 1em "Map Sans"`. */
  readonly font: string;
  /** A character that no other font of the face has. */
  readonly text: string;
  /** True if the style sheet has the font itself, so that nothing is fetched. */
  readonly isInlined: boolean;
}

/** Lists what a map requests first; fetching it together with the map's code saves two round trips. */
export function openingFiles(scene: Scene) {
  return {
    worker: new URL(workerUrl, document.baseURI).href,
    data: openingSources(scene).flatMap((source) => urls[source] ?? []),
    fonts,
  };
}
