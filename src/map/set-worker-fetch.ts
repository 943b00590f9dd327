import { boundFiles } from './bound-files.ts';
import { expectCollection } from './expect-collection.ts';
import { fetchInTime } from './fetch-in-time.ts';
import { keepFeatures } from './keep-features.ts';

globalThis.fetch = keepFeatures(boundFiles(expectCollection(fetchInTime(globalThis.fetch))));
