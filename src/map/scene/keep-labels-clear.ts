import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { addLayer, addSource } from '../maplibre/workarounds.ts';

/** A box over the map, in CSS pixels from the map's top left corner. */
export type Covered = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** The source and the style layer of what covers the map. */
const coveredSource = 'covered';

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

/** A box as a point of the ground with the name of its clear image, which is added to the map. */
function featureOf(map: MapLibreMap, { left, top, ...box }: Covered): GeoJSON.Feature {
  const [width, height] = [Math.ceil(box.width / coarse), Math.ceil(box.height / coarse)];
  const image = `covered-${width}-${height}`;
  if (!map.hasImage(image)) {
    const data = new Uint8ClampedArray(width * height * 4);
    map.addImage(image, { width, height, data }, { pixelRatio: 1 / coarse });
  }
  const coordinates = map.unproject([left + box.width / 2, top + box.height / 2]).toArray();
  return { type: 'Feature', geometry: { type: 'Point', coordinates }, properties: { image } };
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
      addSource(map, coveredSource, { type: 'geojson', data: none });
      addLayer(map, coveredLayer);
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
