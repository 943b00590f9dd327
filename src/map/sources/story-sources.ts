import { basemapParts } from '../../style/basemaps.ts';
import type { Collection } from '../../style/kinds/kind.ts';

/** How long one request may take from its start to its last byte, in milliseconds. */
const patience = 30_000;

/**
 * Fetches a GeoJSON file. A request that is never answered ends, so that what waits for it can tell
 * the reader and try again.
 *
 * @param cache `reload` asks the server, where what the browser has kept may be what failed before.
 * @throws When there is no response in time, or it is no collection of features: an HTML page that a
 * network put in its place, a file cut short or of another kind. MapLibre would take some of these for
 * an empty layer and say nothing.
 */
export async function fetchCollection(
  url: string,
  cache: RequestCache = 'default',
): Promise<Collection> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), cache });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}.`);
  const data: unknown = await response.json();
  if (!isCollection(data)) throw new TypeError(`${url}: not a GeoJSON collection of features.`);
  return data;
}

function isCollection(data: unknown): data is Collection {
  const features = fieldOf(data, 'features');
  return Array.isArray(features) && features.every(isFeature);
}

function isFeature(feature: unknown): boolean {
  const coordinates = fieldOf(fieldOf(feature, 'geometry'), 'coordinates');
  return fieldOf(feature, 'type') === 'Feature' && Array.isArray(coordinates);
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** How long to wait before each further request, in milliseconds; the last time for ever. */
const waits = [1000, 4000, 10_000, 30_000] as const;

/** What MapLibre is given of a source: its file, or its URL where its worker can read that by itself. */
export type SourceData = Collection | string;

/** The files of the map's sources, each fetched once it is requested. */
export interface StorySources {
  /** The files that have loaded so far, by the source's name; of the fine basemap their URLs. */
  readonly loaded: ReadonlyMap<string, SourceData>;
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
  /** Called for each request that fails, and before `onLoad` where one failed before. */
  readonly onState: (name: string, state: 'ready' | 'failed') => void;
}

/**
 * Fetches sources as they are requested, and again, ever more seldom, until they load. The fine basemap
 * is only seen to be whole, which leaves it in the browser's cache: it is large, the page has no use for
 * it, and to hand it over would block the page for far longer than to read it.
 */
export function storySources({ urls, onLoad, onState }: StorySourcesInput): StorySources {
  const loaded = new Map<string, SourceData>();
  const fetches = new Map(
    Object.entries(urls).map(([name, url]) => [
      name,
      retriedFetch(url, {
        onState: (state) => onState(name, state),
        onLoad(file) {
          loaded.set(name, isFine(name) ? url : file);
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

const isFine = (name: string) => (basemapParts as readonly string[]).includes(name);

interface FetchEvents {
  readonly onLoad: (file: Collection) => void;
  readonly onState: (state: 'ready' | 'failed') => void;
}

function retriedFetch(url: string, { onLoad, onState }: FetchEvents) {
  let state: 'waiting' | 'loading' | 'over' = 'waiting';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Promise<void> | undefined;
  const isOver = () => state === 'over';
  const load = async () => {
    const file = await fetchCollection(url, failures > 0 ? 'reload' : 'default').catch(
      () => undefined,
    );
    if (isOver()) return;
    if (file) {
      state = 'over';
      if (failures > 0) onState('ready');
      onLoad(file);
    } else {
      state = 'waiting';
      timer = setTimeout(retry, waits[Math.min(failures, waits.length - 1)]);
      failures += 1;
      onState('failed');
    }
  };
  const retry = () => {
    if (state !== 'waiting') return;
    clearTimeout(timer);
    state = 'loading';
    latest = load();
  };
  return {
    start() {
      if (!latest) retry();
    },
    retry,
    settled: () => latest,
    stop() {
      state = 'over';
      clearTimeout(timer);
    },
  };
}
