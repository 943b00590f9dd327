/** More texts than the files of a story; beyond it the oldest is forgotten. */
const most = 100;

/**
 * Remembers what was made of a text: in dev all files of a story are read at each save, and of large
 * ones it takes a while. What is given is shared, and must not be changed.
 */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    if (made.size > most) made.delete([...made.keys()][0] ?? '');
    return value;
  };
}

/** Remembers what was made of an object for as long as that is in use. */
export function rememberedFor<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const made = new WeakMap<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
