import { basemapParts, overviewSource } from '../../src/style/basemaps.ts';

/** The ways in which the geometry of a basemap can reach the map. */
export const transports = ['geojson', 'topojson', 'tiles'] as const;

export type Transport = (typeof transports)[number];

const names = [overviewSource, ...basemapParts].join('|');
const basemapPath = new RegExp(`/(${names})[^/]*\\.geojson$|\\.topo\\.json$|/tiles/`);

/** Whether a path asks for the basemap's geometry, in whatever way. */
export const isOfBasemap = (path: string): boolean => basemapPath.test(path);
