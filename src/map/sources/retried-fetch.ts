interface RetriedFetchInput<Data> {
  readonly fetch: () => Promise<Data>;
  readonly onData: (data: Data) => void;
  /** Called for each request that fails, and before `onData` where one failed before. */
  readonly onState: (state: 'ready' | 'failed') => void;
}

/** How long to wait before each further request, in milliseconds; the last time for ever. */
const waits = [1000, 4000, 10_000, 30_000] as const;

/** Fetches one thing once it is started, and again, ever more seldom, until it loads. */
export function retriedFetch<Data>({ fetch, onData, onState }: RetriedFetchInput<Data>) {
  let state: 'waiting' | 'loading' | 'over' = 'waiting';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Promise<void> | undefined;
  const isOver = () => state === 'over';

  const fail = () => {
    state = 'waiting';
    timer = setTimeout(retry, waits[Math.min(failures, waits.length - 1)]);
    failures += 1;
    onState('failed');
  };
  const load = async () => {
    const data = await fetch().catch(() => undefined);
    if (isOver()) return;
    if (data === undefined) return fail();
    state = 'over';
    if (failures > 0) onState('ready');
    onData(data);
  };
  const retry = () => {
    if (state !== 'waiting') return;
    clearTimeout(timer);
    state = 'loading';
    latest = load();
  };
  return {
    /** Sends the first request, unless it has been sent. */
    start() {
      if (!latest) retry();
    },
    /** Sends a request at once, unless one is pending or has succeeded. */
    retry,
    /** Resolves when the latest request has succeeded or failed. */
    settled: () => latest,
    stop() {
      state = 'over';
      clearTimeout(timer);
    },
  };
}
