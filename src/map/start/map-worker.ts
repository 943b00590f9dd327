import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';

/** MapLibre's worker starts itself; without a use of its name the build would leave it out. */
Object.assign(globalThis, { MapWorker });

// Vite's client, which MapLibre's worker imports on the dev server alone, looks for style sheets once one is saved.
if (import.meta.env.DEV) Object.assign(globalThis, { document: { querySelectorAll: () => [] } });
