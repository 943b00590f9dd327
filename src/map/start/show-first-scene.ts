import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Scene } from '../../core/timeline/scene.ts';
import { basemapParts, overviewSource } from '../../style/basemaps.ts';
import type { StoryMapEvents } from '../live-map.ts';
import { openingSources } from '../sources/scene-sources.ts';
import { sourceUrls } from '../sources/source-urls.ts';
import type { StorySources } from '../sources/story-sources.ts';
import { firstPicture } from './first-picture.ts';

interface FirstSceneInput {
  readonly scene: Scene;
  /** How long the picture of the whole scene is waited for, in milliseconds. */
  readonly patience: number;
  readonly events: Pick<StoryMapEvents, 'onReady' | 'onLate'>;
}

/**
 * Requests the sources of the map's first scene, and all others once it is drawn, so that none of them
 * is in its way. Returns what stops the waiting for its picture.
 */
export function showFirstScene(
  map: MapLibreMap,
  sources: StorySources,
  { scene, patience, events }: FirstSceneInput,
): () => void {
  const first = openingSources(scene);
  sources.request(first);
  const picture = firstPicture(map, {
    sources: [overviewSource],
    ground: [overviewSource, ...basemapParts],
    patience,
    onDrawn() {
      events.onReady();
      sources.request([...basemapParts, ...Object.keys(sourceUrls)]);
    },
    onLate: events.onLate,
  });
  sources.settled(first).then(() => {
    map.once('idle', picture.look);
    map.triggerRepaint();
  });
  return picture.stop;
}
