import { sectionRead } from '../../core/timeline/timeline.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { showCover } from '../panels/show-cover.ts';
import type { StoryPanels } from '../panels/story-panels.ts';
import type { ConnectedTakeover } from '../reading/connect-takeover.ts';
import type { Frame, ReadingEvents } from '../reading/reading.ts';
import type { Poster } from './poster.ts';

interface ConnectReadingInput {
  readonly map: () => StoryMap | undefined;
  readonly takeover: ConnectedTakeover;
  readonly panels: Pick<StoryPanels, 'showScene' | 'showPlace'>;
  readonly poster: Poster;
  /** The id of the first section, the story's cover. */
  readonly cover: string | undefined;
}

/**
 * Connects a reading to what shows it. The map, the panels and the poster show the scene of a frame; the
 * rail and the cover show its place, which changes even while the scene does not. While the reader has
 * the map its camera is left alone.
 */
export function connectReading({
  map,
  takeover,
  panels,
  poster,
  cover,
}: ConnectReadingInput): ReadingEvents & { readonly showOnPage: (frame: Frame) => void } {
  const showScene = (frame: Frame) => {
    poster.show(frame.place.id === cover ? frame.scene.camera : undefined);
    panels.showScene(frame);
  };
  const onPlace = (frame: Frame) => {
    panels.showPlace(frame);
    showCover(sectionRead(frame.place) === cover, frame.position);
  };
  return {
    showOnPage(frame) {
      showScene(frame);
      onPlace(frame);
    },
    onScene(frame, change) {
      const { camera, ...withoutCamera } = change;
      map()?.apply(frame.scene, takeover.state() === 'story' ? change : withoutCamera);
      showScene(frame);
    },
    onPlace,
    onScroll: takeover.scrolled,
    onUnderway: (underway) => map()?.setUnderway(underway),
    onJump: () => takeover.send('jump'),
    onLayout() {
      takeover.countFromHere();
      map()?.resize();
    },
  };
}
