/** How long one request may take from its start to its last byte, in milliseconds. */
const patience = 30_000;

/**
 * Ends requests that are never answered, so that what waits for them fails, is told and is tried
 * again. Without it the map's worker would wait for as long as the connection stays open, and a
 * source takes no new request before the last one has ended.
 */
export function fetchInTime(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  if (!('any' in AbortSignal)) return fetch;
  return (input, init) => {
    const own = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const late = AbortSignal.timeout(patience);
    return fetch(input, { ...init, signal: own ? AbortSignal.any([own, late]) : late });
  };
}
