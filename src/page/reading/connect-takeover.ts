import { type TakeoverEvent, type TakeoverState, takeover } from '../../core/reader/takeover.ts';
import type { StoryMap } from '../../map/live-map.ts';
import type { Reading } from './reading.ts';

interface ConnectTakeoverInput {
  readonly map: () => StoryMap | undefined;
  readonly reading: () => Pick<Reading, 'now' | 'relayout' | 'refresh'>;
  readonly motion: () => boolean;
  /** Shows the page that a state calls for. */
  readonly onState: (state: TakeoverState) => void;
}

/** Who has the map now, and what the page's scroll means to it. */
export interface ConnectedTakeover {
  readonly state: () => TakeoverState;
  /** Tells what happened to the map. */
  readonly send: (event: TakeoverEvent) => void;
  /** The page is scrolled to this offset in CSS pixels. */
  readonly scrolled: (offset: number) => void;
  /** Counts the reader's scrolling from here on, as after the page was laid out anew. */
  readonly countFromHere: () => void;
}

/** How far the reader scrolls on, in CSS pixels, before the story takes the camera back. */
const scrollOn = 48;

/** Lets the takeover move the live map: whole while exploring, and back along a path to the story. */
export function connectTakeover(input: ConnectTakeoverInput): ConnectedTakeover {
  const { map, reading, motion, onState } = input;
  let state: TakeoverState = 'story';
  let takenAt = 0;
  const countFromHere = () => {
    takenAt = window.scrollY;
  };
  const giveBack = () => {
    const arrived = () => send('returned');
    const shown = map();
    if (shown) shown.returnTo(() => reading().now().scene.camera, motion(), arrived);
    else arrived();
  };
  const send = (event: TakeoverEvent) => {
    const before = state;
    state = takeover(state, event);
    if (state !== before) changed(before);
  };
  const changed = (before: TakeoverState) => {
    onState(state);
    if (state === 'reader') countFromHere();
    if ((before === 'exploring') !== (state === 'exploring')) {
      map()?.setExploring(state === 'exploring');
      reading().relayout();
    }
    if (state === 'returning') giveBack();
    if (state === 'story') reading().refresh();
  };
  return {
    state: () => state,
    send,
    scrolled(offset) {
      if (Math.abs(offset - takenAt) > scrollOn) send('scroll');
    },
    countFromHere,
  };
}
