import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';

/** All that keeping the labels clear needs of the map. */
export type ClearPort = Pick<
  MapLibreMap,
  | 'on'
  | 'off'
  | 'addSource'
  | 'getSource'
  | 'addLayer'
  | 'addImage'
  | 'hasImage'
  | 'unproject'
  | 'isStyleLoaded'
  | 'getContainer'
  | 'getLayersOrder'
  | 'moveLayer'
>;

/** A box over the map, in CSS pixels from the map's top left corner. */
export interface Covered {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The source and the style layer that hold the room of what covers the map. */
export const coveredSource = 'covered';

/** How many CSS pixels of a box are one of its clear image. */
const coarse = 8;

/** How far from the map's edge a name keeps, in CSS pixels. */
const margin = 4;

function edges({ clientWidth: width, clientHeight: height }: HTMLElement): readonly Covered[] {
  const side = (left: number) => ({ left: left - margin, top: 0, width: 2 * margin, height });
  const end = (top: number) => ({ left: 0, top: top - margin, width, height: 2 * margin });
  return [side(0), side(width), end(0), end(height)];
}

const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] };

const nameOf = ({ width, height }: Covered): string =>
  `covered-${Math.ceil(width / coarse)}-${Math.ceil(height / coarse)}`;

/**
 * Has the map write no name where its controls or the card would cut it: what covers the map becomes a
 * clear image in the style's uppermost layer, which MapLibre places first and every name gives way to.
 * Looked at each time that the map comes to rest; it rests again once the names have given way. While
 * the map moves they are written as they come: the image would move with the ground.
 */
export function keepLabelsClear(map: ClearPort, covered: () => readonly Covered[]): () => void {
  let written = '';
  const addImages = (boxes: readonly Covered[]) => {
    for (const box of boxes) {
      if (map.hasImage(nameOf(box))) continue;
      const [width, height] = [Math.ceil(box.width / coarse), Math.ceil(box.height / coarse)];
      const data = new Uint8ClampedArray(width * height * 4);
      map.addImage(nameOf(box), { width, height, data }, { pixelRatio: 1 / coarse });
    }
  };
  const addLayer = () => {
    if (map.getSource(coveredSource)) return;
    written = '';
    map.addSource(coveredSource, { type: 'geojson', data: none });
    map.addLayer({
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
    });
  };
  const write = (features: GeoJSON.Feature[]) =>
    map.getSource<GeoJSONSource>(coveredSource)?.setData({ ...none, features });
  const look = () => {
    if (!map.isStyleLoaded()) return;
    addLayer();
    if (map.getLayersOrder().at(-1) !== coveredSource) map.moveLayer(coveredSource);
    const boxes = [...covered(), ...edges(map.getContainer())];
    const features = boxes.map((box): GeoJSON.Feature => {
      const middle = map.unproject([box.left + box.width / 2, box.top + box.height / 2]);
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: middle.toArray() },
        properties: { image: nameOf(box) },
      };
    });
    const next = JSON.stringify(features);
    if (next === written) return;
    written = next;
    addImages(boxes);
    write(features);
  };
  const release = () => {
    if (written === '') return;
    written = '';
    write([]);
  };
  map.on('idle', look);
  map.on('move', release);
  return () => {
    map.off('idle', look);
    map.off('move', release);
  };
}
