/**
 * Runs in the page before its own scripts: whatever WebGL is asked to draw or to clear is left
 * undone, until {@link drawAgain}. Where the map is seen from and what the page keeps do not depend
 * on it, and most of a frame's time does where the processor draws.
 */
export function drawOnDemand(): void {
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

/**
 * Runs in the page before its own scripts: a frame is asked for only once the last one that WebGL
 * drew is on the screen. A browser whose processor draws WebGL lets frames pile up instead, so that a
 * picture of a map at rest waits for all that led there, tens of seconds long. Not while
 * `window.drawsEveryFrame`, as when the way there is filmed.
 */
export function waitForGpu(): void {
  const request = window.requestAnimationFrame.bind(window);
  const cancel = window.cancelAnimationFrame.bind(window);
  const asked = new Map<number, number>();
  let drawing: WebGL2RenderingContext | undefined;
  let drawn: { readonly gl: WebGL2RenderingContext; readonly fence: WebGLSync } | undefined;

  const methods = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (this: WebGL2RenderingContext, ...values: unknown[]) => void
  >;
  for (const name of ['drawElements', 'drawArrays', 'clear']) {
    const draw = methods[name];
    methods[name] = function (...values) {
      drawing = this;
      draw?.apply(this, values);
    };
  }

  function isDrawing(): boolean {
    if (!drawn || (window as { drawsEveryFrame?: boolean }).drawsEveryFrame) return false;
    const { gl, fence } = drawn;
    // Null where the context has been lost meanwhile.
    const waits = gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED;
    if (waits) return true;
    gl.deleteSync(fence);
    drawn = undefined;
    return false;
  }

  function noteDrawn(): void {
    if (!drawing || drawn) return;
    const fence = drawing.fenceSync(drawing.SYNC_GPU_COMMANDS_COMPLETE, 0);
    drawing.flush();
    if (fence) drawn = { gl: drawing, fence };
    drawing = undefined;
  }

  let frame = { time: Number.NaN, waits: false };
  window.requestAnimationFrame = (callback) => {
    const id = request(function render(time) {
      // All that is asked of one frame waits or none does, or the first to draw would hold up the others.
      if (time !== frame.time) frame = { time, waits: isDrawing() };
      Object.assign(window, { frameWaits: frame.waits });
      if (frame.waits) {
        asked.set(id, request(render));
        return;
      }
      asked.delete(id);
      callback(time);
      noteDrawn();
    });
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    cancel(asked.get(id) ?? id);
    asked.delete(id);
  };
}
