import type { StoryMap } from '../../map/live-map.ts';
import type { Reading } from './reading.ts';

/** Who controls the map: the `story`, the `reader` beside the text or `exploring`, or the story `returning`. */
export type TakeoverState = 'story' | 'reader' | 'exploring' | 'returning';

/** A gesture, a feature or a link to a view sends `take`; the camera, once back, sends `returned`. */
export type TakeoverEvent = 'take' | 'explore' | 'back' | 'scroll' | 'jump' | 'returned';

const next: Readonly<Record<TakeoverState, Partial<Record<TakeoverEvent, TakeoverState>>>> = {
  story: { take: 'reader', explore: 'exploring', jump: 'returning' },
  reader: { explore: 'exploring', back: 'returning', scroll: 'returning', jump: 'returning' },
  exploring: { back: 'returning' },
  returning: { take: 'reader', explore: 'exploring', returned: 'story' },
};

export function stateAfter(state: TakeoverState, event: TakeoverEvent): TakeoverState {
  return next[state][event] ?? state;
}

interface TakeoverInput {
  readonly map: () => StoryMap | undefined;
  readonly reading: () => Pick<Reading, 'now' | 'relayout' | 'refresh'>;
  readonly motion: () => boolean;
  readonly onState: (state: TakeoverState) => void;
}

export type Takeover = ReturnType<typeof connectTakeover>;

/** How far the reader scrolls before the story takes the camera back, in CSS pixels. */
const scrollOn = 48;

export function connectTakeover({ map, reading, motion, onState }: TakeoverInput) {
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
    state = stateAfter(before, event);
    if (state === before) return;
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
    scrolled(offset: number) {
      if (Math.abs(offset - takenAt) > scrollOn) send('scroll');
    },
    countFromHere,
  };
}
