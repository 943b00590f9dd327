/** The start of every cache's name, before the kind of what it keeps. */
export const prefix = 'story';
const named = new RegExp(`^${prefix}-(files|relief)-([\\w-]+) (.+)$`);
/**
 * The end of a cache's name: which build's it is, and which story's of those on one origin.
 *
 * @param scope The service worker's scope, such as `https://news.example/south/`.
 */
export const suffix = (build, scope) => `${build} ${scope}`;
/** The name of a cache. */
export const cacheName = (kept, build, scope) => `${prefix}-${kept}-${suffix(build, scope)}`;
/** What a cache's name says; nothing where it is not one of the story of this scope. */
export function readCacheName(name, scope) {
  const [, kept, build, of] = named.exec(name) ?? [];
  return kept !== undefined && build !== undefined && of === scope ? { kept, build } : undefined;
}
