import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';
import { serveWorkerOnly } from '../sources/worker-only.ts';

/** MapLibre's worker starts itself; unused, the build would drop it. */
Object.assign(globalThis, { MapWorker });

// On the dev server the worker imports Vite's client, which looks for style sheets.
if (import.meta.env.DEV) Object.assign(globalThis, { document: { querySelectorAll: () => [] } });

serveWorkerOnly();
