/**
 * Runs in the page before its own scripts: whatever WebGL is asked to draw is left undrawn, until
 * {@link drawAgain}. Where the map is seen from and what the page keeps do not depend on it, and most
 * of a frame's time does where the processor draws.
 */
export function drawNothing(): void {
  const { drawElements, drawArrays } = WebGL2RenderingContext.prototype;
  const drawsAgain = () => (window as { drawsAgain?: boolean }).drawsAgain === true;
  WebGL2RenderingContext.prototype.drawElements = function (...call) {
    if (drawsAgain()) drawElements.apply(this, call);
  };
  WebGL2RenderingContext.prototype.drawArrays = function (...call) {
    if (drawsAgain()) drawArrays.apply(this, call);
  };
}

/** Runs in a page that draws nothing: from its next frame on, the map is drawn. */
export function drawAgain(): void {
  Object.assign(window, { drawsAgain: true });
}
