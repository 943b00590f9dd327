import type { AddProtocolAction } from 'maplibre-gl';

const protocol = 'worker-only:///';

/** Returns a URL from which GeoJSON is loaded into the worker alone. */
export const workerOnlyUrl = (url: string): string =>
  protocol + encodeURIComponent(new URL(url, document.baseURI).href);

/** MapLibre 6.17 also sends the page what a source has fetched, for `getData`, unless that is not enumerable. */
export function serveWorkerOnly(): void {
  const { addProtocol } = globalThis as unknown as {
    readonly addProtocol: (name: string, load: AddProtocolAction) => void;
  };
  addProtocol(protocol.slice(0, protocol.indexOf(':')), async ({ url }, { signal }) => {
    const response = await fetch(decodeURIComponent(url.slice(protocol.length)), { signal });
    if (!response.ok) throw new Error(`${url}: the server answered ${response.status}.`);
    const { features } = await response.json();
    const collection = { type: 'FeatureCollection' };
    return { data: Object.defineProperty(collection, 'features', { value: features }) };
  });
}
