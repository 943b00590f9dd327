/**
 * Who has the map: the `story`; the `reader`, beside the text; the reader `exploring` it whole; or
 * the story again, `returning` to its camera.
 */
export type TakeoverState = 'story' | 'reader' | 'exploring' | 'returning';

/**
 * What happens to the map: the reader moves it by a `gesture`, asks to `explore` it, asks to go
 * `back`, `scroll`s on through the text, or makes a `jump` to a far place in it; the camera has
 * `returned`; the page's address asks for a view of its own, `link-view`.
 */
export type TakeoverEvent =
  | 'gesture'
  | 'explore'
  | 'back'
  | 'scroll'
  | 'jump'
  | 'returned'
  | 'link-view';

const next: Readonly<
  Record<TakeoverState, Readonly<Partial<Record<TakeoverEvent, TakeoverState>>>>
> = {
  story: { gesture: 'reader', explore: 'exploring', jump: 'returning', 'link-view': 'reader' },
  reader: {
    explore: 'exploring',
    back: 'returning',
    scroll: 'returning',
    jump: 'returning',
    'link-view': 'reader',
  },
  exploring: { back: 'returning' },
  returning: {
    gesture: 'reader',
    explore: 'exploring',
    returned: 'story',
    'link-view': 'reader',
  },
};

/** The state after an event; events that mean nothing in a state leave it as it is. */
export function takeover(state: TakeoverState, event: TakeoverEvent): TakeoverState {
  return next[state][event] ?? state;
}
