import type { Page } from 'playwright-core';

/** When a page or a worker asked for a file, in milliseconds since 1970 by the browser's clock. */
interface Asked {
  readonly path: string;
  readonly at: number;
}

/**
 * The paths that a page and its workers asked for only after a time, which is in milliseconds since
 * 1970 by the browser's own clock: a server's may differ from it by more than lies between a map
 * that is ready and what it asks for next. The code of a worker is never late: a map without data is
 * ready before it has come.
 */
export async function latePaths(page: Page, time: number): Promise<ReadonlySet<string>> {
  const ofWorkers = page.workers().map((worker) => worker.evaluate(askedFor));
  const asked = (await Promise.all([page.evaluate(askedFor), ...ofWorkers])).flat();
  const early = new Set([
    ...asked.filter(({ at }) => at <= time).map(({ path }) => path),
    ...page.workers().map((worker) => new URL(worker.url()).pathname),
  ]);
  return new Set(asked.map(({ path }) => path).filter((path) => !early.has(path)));
}

/** Runs in a page or a worker. */
function askedFor(): Asked[] {
  return performance.getEntriesByType('resource').map(({ name, startTime }) => ({
    path: new URL(name).pathname,
    at: performance.timeOrigin + startTime,
  }));
}
