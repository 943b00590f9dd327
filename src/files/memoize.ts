/** More texts than a story has files. */
const capacity = 100;

/**
 * Memoizes what is computed from a text, for the dev server, which reads all at each save; forgets the oldest first.
 * Change no result.
 */
export function memoizeByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const value = cache.get(text) ?? compute(text);
    cache.delete(text);
    cache.set(text, value);
    const [oldest = text] = cache.keys();
    if (cache.size > capacity) cache.delete(oldest);
    return value;
  };
}
