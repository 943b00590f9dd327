const capacity = 100; // more texts than a story has files

/** Memoizes a pure function of a text, for the dev server; callers share its results and must not change them. */
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
