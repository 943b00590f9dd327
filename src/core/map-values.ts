export const mapValues = <Key extends string, Value, Changed>(
  record: Readonly<Record<Key, Value>>,
  change: (value: Value, key: Key) => Changed,
): Record<Key, Changed> =>
  Object.fromEntries(
    Object.entries<Value>(record).map(([key, value]) => [key, change(value, key as Key)]),
  ) as Record<Key, Changed>;
