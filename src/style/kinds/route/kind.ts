import { joinWay, linesOf } from '../../../core/route/join-way.ts';
import { routeShares } from '../../../core/route/route-shares.ts';
import type { FeatureFault, Kind } from '../kind.ts';
import type { LayerFeature } from '../layer-collection.ts';
import { lineSwatch } from '../line-swatch.ts';
import { chevronData } from './chevron-data.ts';
import { chevronImage, chevronLayer, chevronSource } from './chevron-layers.ts';
import { headSource, routeHeadData, routeHeadLayers } from './route-head-layers.ts';
import { routeLayers } from './route-layers.ts';
import { routeTold } from './route-told.ts';
import { stopFaults } from './stop-faults.ts';

/** A way from place to place, which a scene may draw along its length. */
export const route: Kind = {
  name: 'route',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  drawsAlong: true,
  swatch: ({ dash }) => lineSwatch(dash),
  layers: (layer, colors, { routes }) => {
    const route = routes[layer.id];
    return routeLayers(layer, colors, route && routeShares(layer, route));
  },
  marks: (layer) => [chevronLayer(layer)],
  top: (layer, colors, { words, routes }) =>
    routeHeadLayers(layer, colors, words, routes[layer.id]),
  sources: (layers, { routes }) => ({
    [chevronSource]: { type: 'geojson', data: chevronData(layers, routes) },
    [headSource]: { type: 'geojson', data: routeHeadData([]) },
  }),
  images: ({ id }, { color, halo }) => {
    const d = 'M3 7.7 6 4.3 9 7.7';
    return {
      [chevronImage(id)]: {
        size: 12,
        strokes: [
          { d, color: halo, width: 4.6, cap: 'round' },
          { d, color, width: 2, cap: 'round' },
        ],
      },
    };
  },
  prepare: joinWay,
  check: (_, features) => [...gaps(features), ...stopFaults(features)],
  sentence: routeTold,
};

/** A way that is not there, and lines of one that do not begin where the one before ends. */
function gaps(features: readonly LayerFeature[]): FeatureFault[] {
  const lines = features.flatMap((feature, index) =>
    feature.properties.part === 'leap' ? [] : linesOf(feature).map((line) => ({ line, index })),
  );
  if (lines.length === 0) {
    return [[0, 'there is a leap and no way to it.', 'Add the line of the way before the leap.']];
  }
  return lines.flatMap(({ line, index }, i): FeatureFault[] => {
    const before = lines[i - 1]?.line.at(-1);
    const [from] = line;
    if (!before || !from || ((before[0] - from[0]) % 360 === 0 && before[1] === from[1])) return [];
    const problem = `its way begins at [${from}], but the line before it ends at [${before}].`;
    return [[index, problem, 'Let each line of a route begin where the one before it ends.']];
  });
}
