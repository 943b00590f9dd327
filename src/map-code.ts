/** What the page fetches once a reader is there: the live map, and what the page itself needs for that alone. */
export { startWorker } from './map/start/create-map.ts';
export { startMap } from './map/start/start-map.ts';
export { createFeatureList } from './page/panels/feature-list.ts';
