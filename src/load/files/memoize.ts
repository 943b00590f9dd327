/** More texts than a story has files; beyond it the oldest is evicted. */
const capacity = 100;

/**
 * Memoizes what is computed from a text: the dev server reads all files of a story at each save, and large
 * ones take a while. Results are shared, and must not be changed.
 */
export function memoizeByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    const value = compute(text);
    cache.set(text, value);
    if (cache.size > capacity) {
      const [oldest] = cache.keys();
      if (oldest !== undefined) cache.delete(oldest);
    }
    return value;
  };
}
