import { basemapSource } from '../../style/basemaps.ts';
import { ofPicture } from '../../style/kinds/image.ts';
import type { Collection } from '../../style/kinds/kind.ts';

/** Timeout of a request, in milliseconds. */
const patience = 30_000;

/** @throws Even if a file is truncated or a captive network's page, which MapLibre may take for an empty layer. */
async function fetchFile(name: string, url: string, cache: RequestCache): Promise<SourceData> {
  const response = await fetch(url, { signal: AbortSignal.timeout?.(patience) ?? null, cache });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}.`);
  if (name.endsWith(ofPicture)) return createImageBitmap(await response.blob()).then(() => url);
  const text = await response.text();
  const isWhole = text.startsWith('{"type":"FeatureCollection"') && text.trimEnd().endsWith(']}');
  // Parsing that much, or passing it to the worker, would block the page.
  if (name === basemapSource && isWhole) return url;
  const data: Collection | null = JSON.parse(text);
  if (!Array.isArray(data?.features))
    throw new TypeError(`${url}: not a GeoJSON FeatureCollection.`);
  return data;
}

/** Milliseconds from each failed request to the next; the last wait repeats. */
const waits = [1000, 4000, 10_000, 30_000] as const;

/** Parsed GeoJSON, or the URL of a file that MapLibre reads. */
export type SourceData = Collection | string;

export type StorySources = ReturnType<typeof storySources>;

/** Retries until sources load. Reports each failure to `onState`, and recovery as `ready`, just before `onLoad`. */
export function storySources(
  urls: Readonly<Record<string, string>>,
  onLoad: (name: string) => void,
  onState: (name: string, state: 'ready' | 'failed') => void,
) {
  const loaded = new Map<string, SourceData>();
  const fetches = new Map(
    Object.entries(urls).map(([name, url]) => {
      const keep = (file: SourceData) => {
        loaded.set(name, file);
        onLoad(name);
      };
      return [name, retriedFetch(name, url, keep, (state) => onState(name, state))] as const;
    }),
  );
  return {
    /** The data by source; for the fine basemap, its URL. */
    loaded: loaded as ReadonlyMap<string, SourceData>,
    /** Requests each source once; ignores sources without a URL. */
    request(names: Iterable<string>) {
      for (const name of names) fetches.get(name)?.start();
    },
    /** Requests a source now, unless it is loading or loaded. */
    retry: (name: string) => fetches.get(name)?.retry(),
    /** Resolves once each source has loaded or its last request has failed. */
    settled: (names: Iterable<string>): Promise<unknown> =>
      Promise.allSettled([...names].map((name) => fetches.get(name)?.settled())),
    stop() {
      for (const { stop } of fetches.values()) stop();
    },
  };
}

function retriedFetch(
  name: string,
  url: string,
  onLoad: (file: SourceData) => void,
  onState: (state: 'ready' | 'failed') => void,
) {
  let state: 'waiting' | 'loading' | 'over' = 'waiting';
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: Promise<void> | undefined;
  const load = async () => {
    const cache = failures > 0 ? 'reload' : 'default';
    const file = await fetchFile(name, url, cache).catch(() => undefined);
    if (state === 'over') return;
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
