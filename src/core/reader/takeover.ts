/** Who controls the map: the `story`; the `reader` beside the text, or `exploring`; or the story, `returning`. */
export type TakeoverState = 'story' | 'reader' | 'exploring' | 'returning';

/**
 * The reader takes the map, by a gesture, a feature or a link to a view; explores it; goes back; scrolls on, or jumps
 * far; the camera has returned.
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

export function takeover(state: TakeoverState, event: TakeoverEvent): TakeoverState {
  return next[state][event] ?? state;
}
