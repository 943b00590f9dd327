/** Runs a function at most once per animation frame, and only when requested. */
interface FrameLoop {
  /** Requests a frame; a second request before it has run changes nothing. */
  readonly request: () => void;
  readonly stop: () => void;
}

/** A loop that runs `frame` with the time of the frame in milliseconds. */
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
