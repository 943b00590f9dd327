interface RetriedFetchInput<Data> {
  readonly fetch: () => Promise<Data>;
  readonly onData: (data: Data) => void;
  /** Called for each try that fails, and before `onData` where one failed before. */
  readonly onState: (state: 'ready' | 'failed') => void;
}

/** How long to wait before each further try, in milliseconds; the last time for ever. */
const waits = [1000, 4000, 10_000, 30_000] as const;

/** Fetches one thing once it is asked for, and again, ever more seldom, until it comes. */
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
    /** Begins, unless it has begun. */
    ask() {
      if (!latest) retry();
    },
    /** Tries at once, unless it is trying, or has what it fetches. */
    retry,
    /** Resolves when the try that began last has come to its end. */
    settled: () => latest,
    stop() {
      state = 'over';
      clearTimeout(timer);
    },
  };
}
