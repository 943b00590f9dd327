import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** All that retrying needs of the map. */
export type SourcePort = Pick<MapLibreMap, 'on' | 'off' | 'getSource'>;

export interface SourceRetries {
  /** Tries a source again at once, as the reader asked. */
  readonly retry: (source: string) => void;
  /** Whether a source has failed and not come back since. */
  readonly failed: (source: string) => boolean;
  readonly stop: () => void;
}

/** The waits before each new try, in milliseconds. */
const waits = [1000, 4000, 10000] as const;

/** How long a source may take to answer the first time, in milliseconds; each new try has more. */
const patience = 20_000;

type Timer = ReturnType<typeof setTimeout>;

/**
 * Tries sources that failed to load, or did not answer in time, again, a few times with growing
 * waits, and reports each that fails and each that comes back. A source that does not answer is
 * emptied, so that the rest of the map can come to rest. `urls` holds the address of each source.
 */
export function retrySources(
  map: SourcePort,
  urls: Readonly<Record<string, string>>,
  report: (source: string, state: 'ready' | 'failed') => void,
): SourceRetries {
  const failures = new Map<string, number>();
  const asked = new Map<string, Timer>();
  const pauses = new Map<string, Timer>();
  const drop = (timers: Map<string, Timer>, source: string) => {
    clearTimeout(timers.get(source));
    return timers.delete(source);
  };
  const expectAnswer = (source: string) => {
    const time = patience * ((failures.get(source) ?? 0) + 1);
    asked.set(
      source,
      setTimeout(() => {
        fail(source);
        map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features: [] });
      }, time),
    );
  };
  const load = (source: string) => {
    const url = urls[source];
    if (!url) return;
    drop(pauses, source);
    drop(asked, source);
    expectAnswer(source);
    map.getSource<GeoJSONSource>(source)?.setData(url);
  };
  const fail = (source: string) => {
    drop(asked, source);
    const count = failures.get(source) ?? 0;
    failures.set(source, count + 1);
    report(source, 'failed');
    const wait = waits[count];
    if (wait === undefined || pauses.has(source)) return;
    pauses.set(
      source,
      setTimeout(() => load(source), wait),
    );
  };
  const onError = ({ sourceId }: { sourceId?: string }) => {
    if (sourceId && urls[sourceId]) fail(sourceId);
  };
  const onData = (event: { sourceId?: string; sourceDataType?: string }) => {
    const source = event.sourceId;
    if (!source || event.sourceDataType !== 'content' || !drop(asked, source)) return;
    if (failures.delete(source)) report(source, 'ready');
  };
  for (const source of Object.keys(urls)) expectAnswer(source);
  map.on('error', onError as never);
  map.on('sourcedata', onData as never);
  return {
    retry: load,
    failed: (source) => failures.has(source),
    stop() {
      for (const timers of [asked, pauses]) {
        for (const timer of timers.values()) clearTimeout(timer);
        timers.clear();
      }
      map.off('error', onError as never);
      map.off('sourcedata', onData as never);
    },
  };
}
