/** Runs a function at most once per animation frame, and only when requested. */
interface FrameLoop {
  /** Requests a frame; a second request before it has run changes nothing. */
  readonly request: () => void;
  /** Runs the function now, in place of the frame that is requested, if one is. */
  readonly run: (now: number) => void;
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
  const cancel = () => {
    if (pending !== undefined) clock.cancelAnimationFrame(pending);
    pending = undefined;
  };
  return {
    request: () => {
      pending ??= clock.requestAnimationFrame(run);
    },
    run(now) {
      cancel();
      frame(now);
    },
    stop: cancel,
  };
}
