import { type TakeoverEvent, type TakeoverState, takeover } from '../../core/reader/takeover.ts';

/** Who has the map now, and the way to tell what happened to it. */
export interface Takeover {
  readonly state: () => TakeoverState;
  readonly send: (event: TakeoverEvent) => void;
}

/** Holds the state of the takeover and calls `onChange` each time it becomes another. */
export function createTakeover(
  onChange: (state: TakeoverState, before: TakeoverState) => void,
): Takeover {
  let state: TakeoverState = 'story';
  return {
    state: () => state,
    send(event) {
      const before = state;
      state = takeover(state, event);
      if (state !== before) onChange(state, before);
    },
  };
}
