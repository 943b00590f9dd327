/** The start of every cache's name, before the kind of what it keeps. */
export const prefix = 'story';

const named = new RegExp(`^${prefix}-(files|relief)-([\\w-]+) (.+)$`);

/** The end of a cache's name: its build, and the scope of its worker, by which stories on one origin differ. */
export const suffix = (build: string, scope: string): string => `${build} ${scope}`;

/** The name of a cache of what the story keeps. */
export const cacheName = (kept: 'files' | 'relief', build: string, scope: string): string =>
  `${prefix}-${kept}-${suffix(build, scope)}`;

/** The parts of a cache's name; nothing where it is not of the story of this scope. */
export function readCacheName(name: string, scope: string) {
  const [, kept, build, of] = named.exec(name) ?? [];
  return kept !== undefined && build !== undefined && of === scope ? { kept, build } : undefined;
}

/** Which of an origin's caches, oldest first, are outdated: the story's, but this build's and, for open tabs, the last's. */
export function isOutdated(names: readonly string[], build: string, scope: string) {
  const before = names
    .map((name) => readCacheName(name, scope))
    .filter((of) => of?.kept === 'files' && of.build !== build)
    .at(-1);
  return (name: string): boolean => {
    const of = readCacheName(name, scope);
    return of !== undefined && of.build !== build && of.build !== before?.build;
  };
}
