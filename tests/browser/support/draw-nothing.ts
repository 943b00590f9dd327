/**
 * Runs in the page before its own scripts: whatever WebGL is asked to draw or to clear is left
 * undone, until {@link drawAgain}. Where the map is seen from and what the page keeps do not depend
 * on it, and most of a frame's time does where the processor draws.
 */
export function drawNothing(): void {
  type Call = (this: WebGL2RenderingContext, ...values: unknown[]) => void;
  const methods = WebGL2RenderingContext.prototype as unknown as Record<string, Call>;
  for (const name of ['drawElements', 'drawArrays', 'clear']) {
    const draw = methods[name];
    methods[name] = function (...values) {
      if ((window as { drawsAgain?: boolean }).drawsAgain) draw?.apply(this, values);
    };
  }
}

/** Runs in a page that draws nothing: from its next frame on, the map is drawn. */
export function drawAgain(): void {
  Object.assign(window, { drawsAgain: true });
}
