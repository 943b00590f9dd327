import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { addLayer, addSource } from '../maplibre/workarounds.ts';

/** In CSS pixels from the map's top left corner. */
export type Covered = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

const coveredSource = 'covered';

/** How many CSS pixels wide each pixel of a clear image is. */
const coarse = 8;

/** Minimum distance from the map's edge to a name, in CSS pixels. */
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
  // MapLibre places what it need not draw.
  paint: { 'icon-opacity': 0 },
};

/** Adds a clear image as large as a box, and returns the point at which to put it. */
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

/** Puts clear images in the top layer, which MapLibre places first; but not while the map, and they, would move. */
export function keepLabelsClear(map: MapLibreMap, covered: () => readonly Covered[]): void {
  let shown = '[]';
  const write = (features: GeoJSON.Feature[]) => {
    const next = JSON.stringify(features);
    if (next === shown) return;
    shown = next;
    map.getSource<GeoJSONSource>(coveredSource)?.setData({ ...none, features });
  };
  const look = () => {
    if (!map.isStyleLoaded()) return;
    if (!map.getSource(coveredSource)) {
      shown = '[]';
      addSource(map, coveredSource, { type: 'geojson', data: none });
      addLayer(map, coveredLayer);
    }
    if (map.getLayersOrder().at(-1) !== coveredSource) map.moveLayer(coveredSource);
    const boxes = [...covered(), ...edges(map.getContainer())];
    write(boxes.map((box) => featureOf(map, box)));
  };
  map.on('idle', look);
  map.on('move', () => write([]));
}
