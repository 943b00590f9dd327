import { readCacheName } from './cache-names.ts';
/**
 * Tells which of the caches are no longer needed: those of every build but this one and the one
 * before it, which a tab may still read. Caches that are not the story's are left alone, and so are
 * those of another story on the same origin.
 *
 * @param names All caches of the origin, oldest first, as `caches.keys()` gives them.
 * @param build The name of the build that is active now.
 * @param scope The service worker's scope.
 */
export function isOutdated(names, build, scope) {
  const before = names
    .map((name) => readCacheName(name, scope))
    .filter((of) => of?.kept === 'files' && of.build !== build)
    .at(-1);
  return (name) => {
    const of = readCacheName(name, scope);
    return of !== undefined && of.build !== build && of.build !== before?.build;
  };
}
