import { type Collection, fetchCollection } from './fetch-collection.ts';
import { retriedFetch } from './retried-fetch.ts';

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

interface StorySourcesInput {
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

/** Fetches sources as they are asked for, and again where one fails. */
export function storySources({
  urls,
  prepare = (_, data) => data,
  onData,
  onState,
  get = (url) => fetchCollection(url),
}: StorySourcesInput): StorySources {
  const there = new Map<string, Collection>();
  const fetches = new Map(
    Object.entries(urls).map(([name, url]) => [
      name,
      retriedFetch({
        fetch: async () => prepare(name, await get(url)),
        onState: (state) => onState(name, state),
        onData(data) {
          there.set(name, data);
          onData(name, data);
        },
      }),
    ]),
  );
  return {
    there,
    ask(names) {
      for (const name of names) fetches.get(name)?.ask();
    },
    retry: (name) => fetches.get(name)?.retry(),
    settled: (names) => Promise.allSettled([...names].map((name) => fetches.get(name)?.settled())),
    stop() {
      for (const { stop } of fetches.values()) stop();
    },
  };
}
