/** Runs `frame` at most once per animation frame, when requested, with the frame's time in milliseconds. */
export function frameLoop(frame: (now: number) => void) {
  let pending: number | undefined;
  const run = (now: number) => {
    pending = undefined;
    frame(now);
  };
  const cancel = () => {
    if (pending !== undefined) cancelAnimationFrame(pending);
    pending = undefined;
  };
  return {
    request: () => {
      pending ??= requestAnimationFrame(run);
    },
    /** Runs the function now, in place of a requested frame. */
    run() {
      cancel();
      frame(performance.now());
    },
    stop: cancel,
  };
}
