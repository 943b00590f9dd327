import { fetchInTime } from './fetch-in-time.ts';
import { keepFeatures } from './keep-features.ts';

globalThis.fetch = keepFeatures(fetchInTime(globalThis.fetch));
