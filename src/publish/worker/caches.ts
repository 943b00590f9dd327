export const prefix = 'story';

const named = new RegExp(`^${prefix}-(files|relief)-([\\w-]+) (.+)$`);

/** Returns the end of a cache's name: its build and its worker's scope, which distinguishes stories on one origin. */
export const suffix = (build: string, scope: string): string => `${build} ${scope}`;

export const cacheName = (kind: 'files' | 'relief', build: string, scope: string): string =>
  `${prefix}-${kind}-${suffix(build, scope)}`;

/** Parses a cache's name; returns undefined unless the cache belongs to the story with this scope. */
export function readCacheName(name: string, scope: string) {
  const [, kind, build, of] = named.exec(name) ?? [];
  return kind !== undefined && build !== undefined && of === scope ? { kind, build } : undefined;
}

/** Returns a test for outdated caches: not this build's or, for open tabs, the last one's; `names`: oldest first. */
export function isOutdated(names: readonly string[], build: string, scope: string) {
  const before = names
    .map((name) => readCacheName(name, scope))
    .filter((of) => of?.kind === 'files' && of.build !== build)
    .at(-1);
  return (name: string): boolean => {
    const of = readCacheName(name, scope);
    return of !== undefined && of.build !== build && of.build !== before?.build;
  };
}
