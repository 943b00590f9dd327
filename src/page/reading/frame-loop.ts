/** Runs `frame` at most once per animation frame, and only when asked. */
export interface FrameLoop {
  /** Asks for a frame; asking again before it has run changes nothing. */
  readonly request: () => void;
  readonly stop: () => void;
}

/** A loop that rests until it is asked; `frame` gets the time of the frame in milliseconds. */
export function frameLoop(
  frame: (now: number) => void,
  clock: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'> = window,
): FrameLoop {
  let pending: number | undefined;
  const run = (now: number) => {
    pending = undefined;
    frame(now);
  };
  return {
    request: () => {
      pending ??= clock.requestAnimationFrame(run);
    },
    stop: () => {
      if (pending !== undefined) clock.cancelAnimationFrame(pending);
      pending = undefined;
    },
  };
}
