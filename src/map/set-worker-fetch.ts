import { fetchInTime } from './fetch-in-time.ts';

globalThis.fetch = fetchInTime(globalThis.fetch);
