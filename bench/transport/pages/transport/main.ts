import { story } from 'virtual:story';
import type { GeoJSONSource, GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Camera } from '../../../../src/core/camera/camera.ts';
import { sourceUrls } from '../../../../src/map/sources/opening-files.ts';
import { createMap } from '../../../../src/map/start/create-map.ts';
import { addImages } from '../../../../src/map/style/images.ts';
import { storyStyle } from '../../../../src/map/style/story-style.ts';
import { basemapParts, fineFrom, isBridge, isOverview } from '../../../../src/style/basemaps.ts';
import type { Transport } from '../../transports.ts';
import { fromGeoJson, fromTiles, fromTopoJson } from './basemap-sources.ts';

const { labels, relief, layers, world } = story;

declare global {
  interface Window {
    /** Shows a scene's camera and waits until the map rests. */
    showCamera?: (camera: Camera) => Promise<void>;
  }
}

type BasemapPart = (typeof basemapParts)[number];

const query = new URLSearchParams(location.search);
const transport = query.get('as') as Transport;
const first: Camera = JSON.parse(query.get('camera') ?? '{}');
const container = document.querySelector<HTMLElement>('#map') ?? document.body;

/** The story's style with the basemap's layers drawn from tiles, at every zoom. */
function tiled(style: StyleSpecification): StyleSpecification {
  const own = style.layers.filter((layer) => !isOverview(layer) && !isBridge(layer));
  const layers = own.map((layer) => {
    if (!('source' in layer) || !basemapParts.includes(layer.source as BasemapPart)) return layer;
    const { minzoom: _, ...atEveryZoom } = layer;
    return { ...atEveryZoom, source: 'tiles', 'source-layer': layer.source };
  });
  return { ...style, sources: { ...style.sources, ...fromTiles() }, layers } as StyleSpecification;
}

async function opening(style: StyleSpecification): Promise<StyleSpecification> {
  if (transport === 'tiles') return tiled(style);
  const detail = first.zoom >= fineFrom ? 'fine' : 'overview';
  const basemap = transport === 'geojson' ? fromGeoJson(detail) : await fromTopoJson(detail);
  return { ...style, sources: { ...style.sources, ...basemap } };
}

performance.mark('map:start');
const nothing: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };
const own = storyStyle({ theme: 'light', language: 'en', layers, labels, relief });
for (const name of Object.keys(sourceUrls)) {
  if (name !== 'places') Object.assign(own.sources[name] ?? {}, { data: nothing });
}
const style = await opening(own);
const map = createMap(container, style, first, world, 'Map');
addImages(map, 'light', layers);
map.once('idle', () => performance.mark('map:ready'));

let fine = false;
async function loadFine(): Promise<void> {
  if (fine || transport === 'tiles') return;
  fine = true;
  const sources = transport === 'geojson' ? fromGeoJson('fine') : await fromTopoJson('fine');
  for (const [name, source] of Object.entries(sources)) {
    map.getSource<GeoJSONSource>(name)?.setData((source as GeoJSONSourceSpecification).data);
  }
}

window.showCamera = async (camera) => {
  if (camera.zoom >= fineFrom) await loadFine();
  const [lng, lat] = camera.center;
  const rested = new Promise<unknown>((resolve) => map.once('idle', resolve));
  map.jumpTo({ ...camera, center: [lng, lat] });
  map.triggerRepaint();
  await rested;
};
