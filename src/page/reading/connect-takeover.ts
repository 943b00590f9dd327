import { type TakeoverEvent, type TakeoverState, takeover } from '../../core/reader/takeover.ts';
import type { StoryMap } from '../../map/live-map.ts';
import type { Reading } from './reading.ts';

interface ConnectTakeoverInput {
  readonly map: () => StoryMap | undefined;
  readonly reading: () => Pick<Reading, 'now' | 'relayout' | 'refresh'>;
  readonly motion: () => boolean;
  readonly onState: (state: TakeoverState) => void;
}

export type ConnectedTakeover = ReturnType<typeof connectTakeover>;

/** How far the reader scrolls, in CSS pixels, before the story takes the camera back. */
const scrollOn = 48;

/** Connects the takeover to the live map and the page. */
export function connectTakeover(input: ConnectTakeoverInput) {
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
    state: (): TakeoverState => state,
    send,
    /** @param offset In CSS pixels. */
    scrolled(offset: number) {
      if (Math.abs(offset - takenAt) > scrollOn) send('scroll');
    },
    /** Measures the reader's scrolling from here on, as after a new layout. */
    countFromHere,
  };
}
