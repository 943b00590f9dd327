import { type Collection, fetchCollection } from './fetch-collection.ts';
import { retriedFetch } from './retried-fetch.ts';

/** The files of the map's sources, each fetched once it is requested. */
export interface StorySources {
  /** The files that have loaded so far, by the source's name. */
  readonly loaded: ReadonlyMap<string, Collection>;
  /** Requests sources that have not been requested yet; those without a URL are passed over. */
  readonly request: (names: Iterable<string>) => void;
  /** Requests a source at once, unless it is loading or loaded. */
  readonly retry: (name: string) => void;
  /** Resolves when each of these sources has loaded or its last request has failed. */
  readonly settled: (names: Iterable<string>) => Promise<unknown>;
  readonly stop: () => void;
}

interface StorySourcesInput {
  /** The URL of each source's file. */
  readonly urls: Readonly<Record<string, string>>;
  readonly onLoad: (name: string) => void;
  /** Called for each request that fails, and when a source loads after one failed. */
  readonly onState: (name: string, state: 'ready' | 'failed') => void;
  /** `fetchCollection`, but in tests. */
  readonly fetchFile?: (url: string) => Promise<Collection>;
}

/** Fetches sources as they are requested, and again where one fails. */
export function storySources({
  urls,
  onLoad,
  onState,
  fetchFile = (url) => fetchCollection(url),
}: StorySourcesInput): StorySources {
  const loaded = new Map<string, Collection>();
  const fetches = new Map(
    Object.entries(urls).map(([name, url]) => [
      name,
      retriedFetch({
        fetch: () => fetchFile(url),
        onState: (state) => onState(name, state),
        onData(file) {
          loaded.set(name, file);
          onLoad(name);
        },
      }),
    ]),
  );
  return {
    loaded,
    request(names) {
      for (const name of names) fetches.get(name)?.start();
    },
    retry: (name) => fetches.get(name)?.retry(),
    settled: (names) => Promise.allSettled([...names].map((name) => fetches.get(name)?.settled())),
    stop() {
      for (const { stop } of fetches.values()) stop();
    },
  };
}
