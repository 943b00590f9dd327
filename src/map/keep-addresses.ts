import type { Map as MapLibreMap } from 'maplibre-gl';

/** All that keeping addresses needs of the map. */
export type AddressPort = Pick<MapLibreMap, 'on' | 'off' | 'getSource'>;

/**
 * Lets each source of `urls` stand for its address again once it is loaded. MapLibre 6.17 takes what
 * its worker sends back for the source's data, and makes the style anew from that when a lost
 * context is restored; of these sources the worker sends nothing (see `keepFeatures`). There is no
 * public way to say so: `_data` is MapLibre's own.
 */
export function keepAddresses(
  map: AddressPort,
  urls: Readonly<Record<string, string>>,
  asked: ReadonlySet<string>,
): () => void {
  const onData = ({ sourceId, sourceDataType }: { sourceId?: string; sourceDataType?: string }) => {
    if (sourceId === undefined || sourceDataType !== 'content' || !asked.has(sourceId)) return;
    const url = urls[sourceId];
    const source = map.getSource(sourceId);
    if (url && source) Object.assign(source, { _data: { url } });
  };
  map.on('sourcedata', onData as never);
  return () => map.off('sourcedata', onData as never);
}
