declare global {
  interface Window {
    /** How many objects of WebGL are held: neither deleted nor collected as garbage. */
    gpuObjects?: () => number;
  }
}

/** Runs in the page before its own scripts: counts the objects that it makes and deletes on the GPU. */
export function countGpuObjects(): void {
  const made = new Map<number, WeakRef<object>>();
  const numbers = new WeakMap<object, number>();
  let last = 0;
  window.gpuObjects = () => [...made.values()].filter((object) => object.deref()).length;
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<
    string,
    (...args: unknown[]) => unknown
  >;
  for (const kind of ['Buffer', 'Texture', 'Program', 'VertexArray', 'Framebuffer']) {
    const create = prototype[`create${kind}`];
    const remove = prototype[`delete${kind}`];
    prototype[`create${kind}`] = function (this: unknown, ...args) {
      const object = create?.apply(this, args);
      if (object) {
        last += 1;
        made.set(last, new WeakRef(object));
        numbers.set(object, last);
      }
      return object;
    };
    prototype[`delete${kind}`] = function (this: unknown, ...args) {
      const [object] = args;
      if (object) made.delete(numbers.get(object) ?? 0);
      return remove?.apply(this, args);
    };
  }
}
