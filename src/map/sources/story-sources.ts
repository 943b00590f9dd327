import { type Collection, fetchCollection } from './fetch-collection.ts';

/** The data of the map's sources, each fetched once it is asked for. */
export interface StorySources {
  /** What has come so far, by the source's name. */
  readonly there: ReadonlyMap<string, Collection>;
  /** Asks for sources that have not been asked for; those without a URL are passed over. */
  readonly ask: (names: Iterable<string>) => void;
  /** Asks for a source that failed once more, as the reader wished. */
  readonly retry: (name: string) => void;
  /** Resolves when each of these sources has come or has failed once. */
  readonly settled: (names: Iterable<string>) => Promise<unknown>;
  readonly stop: () => void;
}

export interface StorySourcesInput {
  /** The URL of each source's file. */
  readonly urls: Readonly<Record<string, string>>;
  /** The data of a source as the map is given it; as it came by default. */
  readonly prepare?: (name: string, data: Collection) => Collection;
  readonly onData: (name: string, data: Collection) => void;
  /** Called for each source that fails, and for each that comes after it failed. */
  readonly onState: (name: string, state: 'ready' | 'failed') => void;
  /** For tests. */
  readonly get?: (url: string) => Promise<Collection>;
}

/** How long to wait before each further try of a source that failed, in milliseconds; the last time for ever. */
const waits = [1000, 4000, 10_000, 30_000] as const;

/** Fetches sources as they are asked for, and again, ever more seldom, where one fails. */
export function storySources({
  urls,
  prepare = (_, data) => data,
  onData,
  onState,
  get = (url) => fetchCollection(url),
}: StorySourcesInput): StorySources {
  const there = new Map<string, Collection>();
  const asked = new Map<string, Promise<unknown>>();
  const failures = new Map<string, number>();
  const loading = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let stopped = false;

  const load = async (name: string, url: string) => {
    let data: Collection;
    try {
      data = prepare(name, await get(url));
    } catch {
      if (!stopped) fail(name);
      return;
    } finally {
      loading.delete(name);
    }
    if (stopped) return;
    there.set(name, data);
    if (failures.delete(name)) onState(name, 'ready');
    onData(name, data);
  };
  const start = (name: string, url: string) => {
    if (there.has(name) || loading.has(name)) return;
    loading.add(name);
    asked.set(name, load(name, url));
  };
  const fail = (name: string) => {
    const count = failures.get(name) ?? 0;
    failures.set(name, count + 1);
    onState(name, 'failed');
    const wait = waits[Math.min(count, waits.length - 1)];
    timers.set(name, setTimeout(again, wait, name));
  };
  const again = (name: string) => {
    clearTimeout(timers.get(name));
    timers.delete(name);
    const url = urls[name];
    if (url) start(name, url);
  };
  return {
    there,
    ask(names) {
      for (const name of names) {
        const url = urls[name];
        if (url && !asked.has(name)) start(name, url);
      }
    },
    retry: again,
    settled: (names) => Promise.allSettled([...names].map((name) => asked.get(name))),
    stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
