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
  /** The id of the first section. */
  readonly cover: string | undefined;
}

/** Connects a reading to panels, poster and map. While the reader has the map its camera is left alone. */
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
      showPassing(frame.scene);
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
    onJump: () => takeover.send('jump'),
    onLayout() {
      takeover.countFromHere();
      map()?.resize();
    },
  };
}

/** Writes `html[data-passing]` while the routes of a passage are drawn. */
function showPassing({ follow, drawn }: Frame['scene']): void {
  const passing = follow?.routes.some((id) => (drawn[id] ?? 1) < 1) ?? false;
  document.documentElement.toggleAttribute('data-passing', passing);
}

/** Makes the map inert beneath a section without a place. */
function showAlone(id: string): void {
  const alone = document.getElementById(id)?.hasAttribute('data-alone') ?? false;
  findElement('_stage').toggleAttribute('inert', alone);
}

/** How far the page may be scrolled and still count as its start, in CSS pixels. */
const start = 24;

/** Writes `html[data-cover]`: `start` before the first scroll, `read` in the first section, then none. */
function showCover(first: boolean, position: number): void {
  const { dataset } = document.documentElement;
  const next = first ? (position < start ? 'start' : 'read') : undefined;
  if (dataset.cover === next) return;
  if (next) dataset.cover = next;
  else delete dataset.cover;
}
