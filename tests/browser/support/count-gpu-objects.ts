declare global {
  interface Window {
    /** How many objects of WebGL were made and not deleted. */
    gpuObjects?: number;
  }
}

/** Runs in the page before its own scripts: counts the objects that it makes and deletes on the GPU. */
export function countGpuObjects(): void {
  window.gpuObjects = 0;
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  for (const kind of ['Buffer', 'Texture', 'Program', 'VertexArray', 'Framebuffer']) {
    const create = prototype[`create${kind}`];
    const remove = prototype[`delete${kind}`];
    prototype[`create${kind}`] = function (this: unknown, ...args) {
      window.gpuObjects = (window.gpuObjects ?? 0) + 1;
      return create?.apply(this, args);
    };
    prototype[`delete${kind}`] = function (this: unknown, ...args) {
      if (args[0]) window.gpuObjects = (window.gpuObjects ?? 0) - 1;
      return remove?.apply(this, args);
    };
  }
}
