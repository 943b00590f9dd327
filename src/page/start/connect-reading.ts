import { sectionRead } from '../../core/timeline/timeline.ts';
import { findElement } from '../../dom/elements.ts';
import type { StoryMap } from '../../map/live-map.ts';
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
 * Connects a reading to what shows it. The panels and the poster show the scene of a frame, and so does the
 * map; the rail and the cover show its place, which changes even while the scene does not. While the reader
 * has the map its camera is left alone.
 */
export function connectReading({
  map,
  takeover,
  panels,
  poster,
  cover,
}: ConnectReadingInput): ReadingEvents {
  let shown = '';
  const onPlace = (frame: Frame, changed: boolean) => {
    panels.showPlace(frame);
    if (changed) {
      poster.show(frame.place.id === cover ? frame.scene.camera : undefined);
      panels.showScene(frame);
    }
    const read = sectionRead(frame.place);
    showCover(read === cover, frame.position);
    if (read !== shown) showAlone(read);
    shown = read;
  };
  return {
    onPlace,
    onScene({ scene }, change) {
      const { camera, ...withoutCamera } = change;
      map()?.apply(scene, takeover.state() === 'story' ? change : withoutCamera);
    },
    onScroll: takeover.scrolled,
    onUnderway: (underway) => map()?.setUnderway(underway),
    onJump: () => takeover.send('jump'),
    onLayout() {
      takeover.countFromHere();
      map()?.resize();
    },
  };
}

/** Takes the map, which a section without a place covers, from pointers, keys and screen readers while that is read. */
function showAlone(id: string): void {
  const alone = document.getElementById(id)?.hasAttribute('data-alone') ?? false;
  findElement('_stage').toggleAttribute('inert', alone);
}

/** How far one may have scrolled and still be shown that there is more beneath, in CSS pixels. */
const start = 24;

/**
 * Tells the style sheets whether the reader is at the story's cover: `html[data-cover]` is `start` where
 * nothing is scrolled yet, `read` while the first section is read, and not there from then on.
 */
function showCover(first: boolean, position: number): void {
  const { dataset } = document.documentElement;
  const next = first ? (position < start ? 'start' : 'read') : undefined;
  if (dataset.cover === next) return;
  if (next) dataset.cover = next;
  else delete dataset.cover;
}
