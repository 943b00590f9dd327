const ours = /^story-(files|relief)-([\w-]+)$/;

/**
 * Tells which of the caches are no longer needed: those of every build but this one and the one
 * before it, which a tab may still read. Caches that are not the story's are left alone.
 *
 * @param names All caches of the site, oldest first, as `caches.keys()` gives them.
 * @param build The name of the build that is active now.
 */
export function isOutdated(names: readonly string[], build: string): (name: string) => boolean {
  const buildOf = (name: string): string | undefined => ours.exec(name)?.[2];
  const before = names
    .filter((name) => name.startsWith('story-files-') && buildOf(name) !== build)
    .map(buildOf)
    .at(-1);
  return (name) => {
    const of = buildOf(name);
    return of !== undefined && of !== build && of !== before;
  };
}
