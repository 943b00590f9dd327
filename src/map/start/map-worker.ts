import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';

/** MapLibre's worker starts itself; without a use of its name the build would leave it out. */
Object.assign(globalThis, { MapWorker });
