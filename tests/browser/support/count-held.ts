declare global {
  interface Window {
    /** What listens or observes now, a line for each: see {@link countHeld}. */
    readonly held: ReadonlySet<string>;
  }
}

/**
 * Runs in a page before its scripts: keeps what listens on the window, the document and media
 * queries, and which observers of sizes observe, until each is let go. What sits on elements goes with
 * them.
 */
export function countHeld(): void {
  const held = new Set<string>();
  const ids = new WeakMap<object, number>();
  let next = 0;
  const idOf = (it: object) => {
    const id = ids.get(it) ?? next++;
    ids.set(it, id);
    return id;
  };
  const keyOf = (target: object, type: string, listener: object, options: unknown) => {
    const capture =
      typeof options === 'object' ? (options as EventListenerOptions)?.capture : options;
    return [target.constructor.name, idOf(target), type, idOf(listener), capture === true].join();
  };
  const isLasting = (target: object) =>
    target === window || target === document || target instanceof MediaQueryList;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const target = (this ?? window) as EventTarget;
    add.call(target, type, listener, options);
    if (!listener || !isLasting(target)) return;
    const { signal, once } = typeof options === 'object' && options ? options : {};
    if (signal?.aborted || once) return;
    const key = keyOf(target, type, listener, options);
    held.add(key);
    if (signal) add.call(signal, 'abort', () => held.delete(key));
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    const target = (this ?? window) as EventTarget;
    remove.call(target, type, listener, options);
    if (listener && isLasting(target)) held.delete(keyOf(target, type, listener, options));
  };
  const { observe, disconnect } = ResizeObserver.prototype;
  ResizeObserver.prototype.observe = function (...of) {
    observe.apply(this, of);
    held.add(`ResizeObserver,${idOf(this)}`);
  };
  ResizeObserver.prototype.disconnect = function () {
    disconnect.call(this);
    held.delete(`ResizeObserver,${idOf(this)}`);
  };
  Object.assign(window, { held });
}
