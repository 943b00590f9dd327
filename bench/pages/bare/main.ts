import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

setWorkerUrl(new URL(workerUrl, document.baseURI).href);
performance.mark('map:start');
const map = new MapLibreMap({ container: 'map', style: { version: 8, sources: {}, layers: [] } });
map.once('idle', () => {
  performance.mark('map:ready');
  document.documentElement.dataset.map = 'ready';
});
