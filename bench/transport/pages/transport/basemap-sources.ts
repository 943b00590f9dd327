import type { FeatureCollection } from 'geojson';
import type { SourceSpecification } from 'maplibre-gl';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { sourceUrls } from '../../../../src/map/sources/opening-files.ts';
import { basemapParts, overviewSource } from '../../../../src/style/basemaps.ts';

type Sources = Readonly<Record<string, SourceSpecification>>;

const geojson = (data: string | FeatureCollection): SourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.2,
  maxzoom: 9,
});

const absoluteUrl = (path: string): string => new URL(path, document.baseURI).href;

/** The basemap's sources as the story sends them: the overview first, or the fine files. */
export function fromGeoJson(detail: 'overview' | 'fine'): Sources {
  const names = detail === 'overview' ? [overviewSource] : basemapParts;
  return Object.fromEntries(names.map((name) => [name, geojson(sourceUrls[name] ?? '')]));
}

/** The same sources out of one topology, in which shapes that touch share their edges. */
export async function fromTopoJson(detail: 'overview' | 'fine'): Promise<Sources> {
  const response = await fetch(absoluteUrl(`data/${detail}.topo.json`));
  const topology: Topology = await response.json();
  const collections = Object.entries(topology.objects).map(([name, object]) => {
    return [name, geojson(feature(topology, object) as unknown as FeatureCollection)] as const;
  });
  return Object.fromEntries(collections);
}

/** One source of vector tiles that hold every part, simplified for each zoom. */
export function fromTiles(): Sources {
  const tiles = [`${absoluteUrl('tiles/')}{z}/{x}/{y}.pbf`];
  return { tiles: { type: 'vector', tiles, maxzoom: 9 } };
}
