/** More texts than a story has files. */
const capacity = 100;

/**
 * Memoizes what is computed from a text: the dev server reads all files of a story at each save, and large
 * ones take a while. Results are shared, and must not be changed.
 */
export function memoizeByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const value = cache.get(text) ?? compute(text);
    if (cache.size >= capacity) cache.clear();
    cache.set(text, value);
    return value;
  };
}
