import type { TakeoverState } from '../../core/reader/takeover.ts';
import type { StoryMap } from '../../map/story-map.ts';
import { createTakeover, type Takeover } from './create-takeover.ts';
import type { Reading } from './reading.ts';

export interface ConnectTakeoverInput {
  readonly map: () => StoryMap | undefined;
  readonly reading: () => Pick<Reading, 'now' | 'relayout' | 'refresh'>;
  readonly motion: () => boolean;
  /** Shows the page that a state calls for. */
  readonly onState: (state: TakeoverState) => void;
}

/** Who has the map now, and what the page's scroll means to it. */
export interface ConnectedTakeover extends Takeover {
  /** The page is scrolled to this offset in CSS pixels. */
  readonly scrolled: (offset: number) => void;
  /** Counts the reader's scrolling from here on, as after the page was laid out anew. */
  readonly countFromHere: () => void;
}

/** How far the reader scrolls on, in CSS pixels, before the story takes the camera back. */
const scrollOn = 48;

/** Lets the takeover move the live map: whole while exploring, and back along a path to the story. */
export function connectTakeover({
  map,
  reading,
  motion,
  onState,
}: ConnectTakeoverInput): ConnectedTakeover {
  let takenAt = 0;
  const countFromHere = () => {
    takenAt = window.scrollY;
  };
  const giveBack = () => {
    const arrived = () => takeover.send('returned');
    const shown = map();
    if (shown) shown.returnTo(() => reading().now().scene.camera, motion(), arrived);
    else arrived();
  };
  const takeover = createTakeover((state, before) => {
    onState(state);
    if (state === 'reader') countFromHere();
    if ((before === 'exploring') !== (state === 'exploring')) {
      map()?.setExploring(state === 'exploring');
      reading().relayout();
    }
    if (state === 'returning') giveBack();
    if (state === 'story') reading().refresh();
  });
  return {
    ...takeover,
    scrolled(offset) {
      if (Math.abs(offset - takenAt) > scrollOn) takeover.send('scroll');
    },
    countFromHere,
  };
}
