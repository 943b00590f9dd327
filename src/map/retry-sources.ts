import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** All that retrying needs of the map. */
export type SourcePort = Pick<MapLibreMap, 'on' | 'off' | 'getSource' | 'triggerRepaint'>;

export interface SourceRetries {
  /** Tries a source again at once, as the reader asked. */
  readonly retry: (source: string) => void;
  /** Whether a source has failed and not come back since. */
  readonly failed: (source: string) => boolean;
  readonly stop: () => void;
}

const waits = [1000, 4000, 10000] as const;

/**
 * Tries sources that failed to load again, a few times with growing waits, and reports each that
 * fails and each that comes back. `urls` holds the address of each source. A failure asks for a frame:
 * MapLibre draws none for it, and would never be idle if the source was the last that it waited for.
 */
export function retrySources(
  map: SourcePort,
  urls: Readonly<Record<string, string>>,
  report: (source: string, state: 'ready' | 'failed') => void,
): SourceRetries {
  const failures = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const load = (source: string) => {
    timers.delete(source);
    const url = urls[source];
    if (url) map.getSource<GeoJSONSource>(source)?.setData(url);
  };
  const onError = (event: { sourceId?: string }) => {
    const source = event.sourceId;
    if (!source || !urls[source]) return;
    const count = failures.get(source) ?? 0;
    failures.set(source, count + 1);
    report(source, 'failed');
    map.triggerRepaint();
    const wait = waits[count];
    if (wait !== undefined && !timers.has(source)) {
      timers.set(
        source,
        setTimeout(() => load(source), wait),
      );
    }
  };
  const onData = (event: { sourceId?: string; sourceDataType?: string }) => {
    const source = event.sourceId;
    if (!source || event.sourceDataType !== 'content' || !failures.delete(source)) return;
    report(source, 'ready');
  };
  map.on('error', onError as never);
  map.on('sourcedata', onData as never);
  return {
    retry(source) {
      clearTimeout(timers.get(source));
      load(source);
    },
    failed: (source) => failures.has(source),
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      map.off('error', onError as never);
      map.off('sourcedata', onData as never);
    },
  };
}
