import { expectCollection } from './expect-collection.ts';
import { fetchInTime } from './fetch-in-time.ts';
import { keepFeatures } from './keep-features.ts';

globalThis.fetch = keepFeatures(expectCollection(fetchInTime(globalThis.fetch)));
