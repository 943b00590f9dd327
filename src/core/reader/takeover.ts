/**
 * Who has the map: the `story`; the `reader`, beside the text; the reader `exploring` it whole; or
 * the story again, `returning` to its camera.
 */
export type TakeoverState = 'story' | 'reader' | 'exploring' | 'returning';

/**
 * What happens to the map: the reader takes it, by a gesture, by asking for a feature or by a link to a
 * view (`take`), asks to `explore` it, asks to go `back`, `scroll`s on through the text, or makes a `jump`
 * to a far place in it; the camera has `returned`.
 */
export type TakeoverEvent = 'take' | 'explore' | 'back' | 'scroll' | 'jump' | 'returned';

const next: Readonly<
  Record<TakeoverState, Readonly<Partial<Record<TakeoverEvent, TakeoverState>>>>
> = {
  story: { take: 'reader', explore: 'exploring', jump: 'returning' },
  reader: { explore: 'exploring', back: 'returning', scroll: 'returning', jump: 'returning' },
  exploring: { back: 'returning' },
  returning: { take: 'reader', explore: 'exploring', returned: 'story' },
};

/** The state after an event; events that mean nothing in a state leave it as it is. */
export function takeover(state: TakeoverState, event: TakeoverEvent): TakeoverState {
  return next[state][event] ?? state;
}
