import type { Page } from 'playwright-core';

/**
 * The paths that a page and its workers asked for up to a time, which is in milliseconds since 1970
 * by the browser's own clock: a server's may differ from it by more than lies between a map that is
 * ready and what it asks for next. The page itself, its icon and the code of its workers are always
 * among them: a map without data is ready before its worker has come.
 */
export async function earlyPaths(page: Page, time: number): Promise<ReadonlySet<string>> {
  const ofWorkers = page.workers().map((worker) => worker.evaluate(askedFor));
  const asked = (await Promise.all([page.evaluate(askedFor), ...ofWorkers])).flat();
  const always = [page.url(), ...page.workers().map((worker) => worker.url())];
  return new Set([
    ...always.map((url) => new URL(url).pathname),
    '/favicon.svg',
    ...asked.filter(({ at }) => at <= time).map(({ path }) => path),
  ]);
}

/** Runs in a page or a worker: when it asked for what it has received, by the browser's clock. */
function askedFor(): readonly { readonly path: string; readonly at: number }[] {
  return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
    path: new URL(name).pathname,
    at: performance.timeOrigin + startTime,
  }));
}
