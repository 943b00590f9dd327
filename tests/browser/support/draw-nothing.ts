/**
 * Runs in the page before its own scripts: whatever WebGL is asked to draw is left undrawn. Where the
 * map is seen from and what the page keeps do not depend on it, and most of a frame's time does where
 * the processor draws.
 */
export function drawNothing(): void {
  for (const method of ['drawElements', 'drawArrays'] as const) {
    WebGL2RenderingContext.prototype[method] = () => undefined;
  }
}
