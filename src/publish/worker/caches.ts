/** The start of every cache's name, before the kind of what it keeps. */
export const prefix = 'story';

const named = new RegExp(`^${prefix}-(files|relief)-([\\w-]+) (.+)$`);

/** The end of a cache's name: its build, and the scope of its worker, by which stories on one origin differ. */
export const suffix = (build: string, scope: string): string => `${build} ${scope}`;

/** The name of a cache of what the story keeps. */
export const cacheName = (kept: 'files' | 'relief', build: string, scope: string): string =>
  `${prefix}-${kept}-${suffix(build, scope)}`;

/** The parts of a cache's name; nothing where it is not of the story of this scope. */
export function readCacheName(
  name: string,
  scope: string,
): { readonly kept: string; readonly build: string } | undefined {
  const [, kept, build, of] = named.exec(name) ?? [];
  return kept !== undefined && build !== undefined && of === scope ? { kept, build } : undefined;
}

/**
 * Which of the caches of an origin, oldest first, are outdated: the story's own, of all builds but this one and the one
 * before it, which a tab may still read.
 */
export function isOutdated(
  names: readonly string[],
  build: string,
  scope: string,
): (name: string) => boolean {
  const before = names
    .map((name) => readCacheName(name, scope))
    .filter((of) => of?.kept === 'files' && of.build !== build)
    .at(-1);
  return (name) => {
    const of = readCacheName(name, scope);
    return of !== undefined && of.build !== build && of.build !== before?.build;
  };
}
