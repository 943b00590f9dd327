import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

/** A box over the map, in CSS pixels from the map's top left corner. */
export interface Covered {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The source and the style layer of what covers the map. */
export const coveredSource = 'covered';

/** How many CSS pixels are one of a clear image. */
const coarse = 8;

/** From the map's edge to a name, in CSS pixels. */
const margin = 4;

function edges({ clientWidth: width, clientHeight: height }: HTMLElement): readonly Covered[] {
  const side = (left: number) => ({ left: left - margin, top: 0, width: 2 * margin, height });
  const end = (top: number) => ({ left: 0, top: top - margin, width, height: 2 * margin });
  return [side(0), side(width), end(0), end(height)];
}

const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

const coveredLayer: LayerSpecification = {
  id: coveredSource,
  type: 'symbol',
  source: coveredSource,
  layout: {
    'icon-image': ['get', 'image'],
    'icon-allow-overlap': true,
    'icon-padding': 0,
    'icon-rotation-alignment': 'viewport',
    'icon-pitch-alignment': 'viewport',
  },
};

/** The name of a box's clear image, which is added to the map. */
function clearImage(map: MapLibreMap, box: Covered): string {
  const [width, height] = [Math.ceil(box.width / coarse), Math.ceil(box.height / coarse)];
  const name = `covered-${width}-${height}`;
  if (!map.hasImage(name)) {
    const data = new Uint8ClampedArray(width * height * 4);
    map.addImage(name, { width, height, data }, { pixelRatio: 1 / coarse });
  }
  return name;
}

/** A box as a point of the ground with the name of its image. */
function featureOf(map: MapLibreMap, box: Covered): GeoJSON.Feature {
  const middle = map.unproject([box.left + box.width / 2, box.top + box.height / 2]);
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: middle.toArray() },
    properties: { image: clearImage(map, box) },
  };
}

/**
 * Keeps names clear of what covers the map: that becomes a transparent image in the top layer of the style, which
 * MapLibre places first. Measured each time the map is idle, and removed while it moves, since the image would move
 * with the ground.
 */
export function keepLabelsClear(map: MapLibreMap, covered: () => readonly Covered[]): void {
  let written = '';
  const write = (features: GeoJSON.Feature[]) =>
    map.getSource<GeoJSONSource>(coveredSource)?.setData({ ...none, features });
  const look = () => {
    if (!map.isStyleLoaded()) return;
    if (!map.getSource(coveredSource)) {
      written = '';
      map.style.addSource(coveredSource, { type: 'geojson', data: none }, { validate: false });
      map.style.addLayer(coveredLayer, undefined, { validate: false });
    }
    if (map.getLayersOrder().at(-1) !== coveredSource) map.moveLayer(coveredSource);
    const boxes = [...covered(), ...edges(map.getContainer())];
    const features = boxes.map((box) => featureOf(map, box));
    const next = JSON.stringify(features);
    if (next === written) return;
    written = next;
    write(features);
  };
  const release = () => {
    if (written === '') return;
    written = '';
    write([]);
  };
  map.on('idle', look);
  map.on('move', release);
}
