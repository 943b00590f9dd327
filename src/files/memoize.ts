/** More texts than a story has files. */
const capacity = 100;

/** Memoizes what is computed from a text, for the dev server, which reads all at each save. Change no result. */
export function memoizeByText<Value>(compute: (text: string) => Value): (text: string) => Value {
  const cache = new Map<string, Value>();
  return (text) => {
    const value = cache.get(text) ?? compute(text);
    if (cache.size >= capacity) cache.clear();
    cache.set(text, value);
    return value;
  };
}
