/**
 * Runs in the page before its scripts: WebGL draws and clears nothing until {@link drawAgain}, which
 * saves most of a frame's time in software.
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

export function drawAgain(): void {
  Object.assign(window, { drawsAgain: true });
}

/**
 * Runs in the page before its scripts: requests a frame only once WebGL has finished the last one.
 * Otherwise frames pile up under software rendering, and delay a picture by tens of seconds. Not
 * while `window.drawsEveryFrame`, as for a film.
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
    // Null after a lost context.
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.UNSIGNALED) return true;
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
      // All callbacks of one frame wait or none does, or the first to draw would hold up the others.
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
