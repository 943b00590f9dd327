import MapWorker from 'maplibre-gl/dist/maplibre-gl-worker.mjs';
import { serveWorkerOnly } from '../sources/worker-only.ts';

/** MapLibre's worker starts itself, but the build would drop it if nothing used it. */
Object.assign(globalThis, { MapWorker });

// On the dev server the worker imports Vite's client, which queries the document for style sheets.
if (import.meta.env.DEV) Object.assign(globalThis, { document: { querySelectorAll: () => [] } });

serveWorkerOnly();
