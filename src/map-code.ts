export { startWorker } from './map/start/create-map.ts';
export { startMap } from './map/start/start-map.ts';
export { createFeatureList } from './page/panels/feature-list.ts';
