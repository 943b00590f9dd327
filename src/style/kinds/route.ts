import { isSamePlace, type LngLat } from '../../core/camera/mercator.ts';
import { joinWay, type RouteStop, readRoute, routeLines } from '../../core/route/route.ts';
import { routeProgress, routeShares } from '../../core/route/route-progress.ts';
import { formatLength, formatList, joined, readableLength } from '../../words/formats.ts';
import type { BuildKind, FeatureFault, Kind, LayerFeature, ToldLayer, ToldWords } from './kind.ts';
import { lineSwatch } from './line.ts';
import { headSource, routeHeadData, routeHeadLayers } from './route/route-heads.ts';
import {
  chevronData,
  chevronLayer,
  chevronSource,
  markImages,
  type RouteLayer,
  routeFields,
  routeLayers,
  tickData,
  tickLayers,
  tickShares,
  tickSource,
} from './route/route-layers.ts';
import { nameOf, ownWords } from './sentences.ts';

export const route: Kind<RouteLayer> = {
  name: 'route',
  geometries: ['LineString', 'MultiLineString'],
  shape: 'line',
  drawsAlong: true,
  layers: (layer, colors, { routes }) => {
    const route = routes[layer.id];
    return routeLayers(
      layer,
      colors,
      route && routeShares(layer, route),
      route && tickShares(layer, route),
    );
  },
  marks: (layer, colors, { routes }) => {
    const route = routes[layer.id];
    return layer.ticksInKm && route ? tickLayers(layer, colors, route) : [chevronLayer(layer)];
  },
  top: (layer, colors, { words, routes }) =>
    routeHeadLayers(layer, colors, words, routes[layer.id]),
  sources: (layers, { routes, words }) => ({
    [tickSource]: { type: 'geojson', data: tickData(layers, routes, words.locale) },
    [chevronSource]: { type: 'geojson', data: chevronData(layers, routes) },
    [headSource]: { type: 'geojson', data: routeHeadData([]) },
  }),
  images: markImages,
  prepare: joinWay,
};

export const routeInBuild: BuildKind<RouteLayer> = {
  fields: routeFields,
  sent: ['ticksInKm', 'lengths', 'fadeInKm', 'schematic'],
  swatch: ({ dash, lengths }) => (lengths && !dash ? lengthsSwatch : lineSwatch(dash)),
  dash: ({ dash = 'solid' }) => dash,
  check: (_, features) => [...gaps(features), ...stopFaults(features)],
  sentence: describeRoute,
};

const lengthsSwatch = {
  'block-size': '6px',
  border: '1.5px solid var(--c)',
  background: 'linear-gradient(90deg,var(--c) 50%,var(--paper) 50%)',
};

/** Reports a missing way, and lines that do not start where the previous line ends. */
function gaps(features: readonly LayerFeature[]): FeatureFault[] {
  const lines = features.flatMap((feature, index) =>
    feature.properties.part === 'leap' ? [] : routeLines(feature).map((line) => ({ line, index })),
  );
  if (lines.length === 0)
    return [[0, 'there is a leap, but no way to it.', 'Add the line of the way before the leap.']];
  return lines.flatMap(({ line, index }, i): FeatureFault[] => {
    const before = lines[i - 1]?.line.at(-1);
    const [from] = line;
    if (!before || !from || isSamePlace(before, from)) return [];
    const problem = `it starts at [${from}], but the line before it ends at [${before}].`;
    return [[index, problem, 'Start each line of a route where the one before it ends.']];
  });
}

/**
 * Describes a route's stops and length, whether it is schematic, and its leap. The layer's `told` may have `{line}`,
 * `{name}`, `{from}`, `{through}`, `{to}`, `{length}` and `{leapFrom}`.
 */
function describeRoute({ layer, features }: ToldLayer<RouteLayer>, words: ToldWords): string {
  const { told } = words;
  const { stops, ...route } = readRoute(features);
  const [from = '', ...others] = [...new Set(stops.map(({ name }) => name))];
  const to = others.at(-1) ?? '';
  const leap = features.find(({ properties }) => properties.part === 'leap');
  const leapFrom = leap?.properties.stops?.[0]?.name ?? '';
  const through = formatList(others.slice(0, -1), words.locale);
  const { km } = routeProgress({ stops, line: route.line })(1);
  const line = told.line({ dash: layer.dash ?? 'solid' });
  const length = formatLength(readableLength(km), words.locale);
  const { ticksInKm } = layer;
  const calling = layer.lengths ? told.lengths : told.ticks;
  const ticks = ticksInKm ? [calling({ length: formatLength(ticksInKm, words.locale) })] : [];
  if (layer.told) {
    const own = ownWords(layer, layer.told, { line, from, through, to, length, leapFrom });
    return joined([own, ...ticks], words.common.next);
  }
  const shown = { line, name: nameOf(layer, words), length };
  const calls = { ...shown, from, to };
  const whole = from && to ? told.routeFromTo(calls) : told.route(shown);
  return joined(
    [
      through ? told.routeThrough({ ...calls, through }) : whole,
      ...ticks,
      ...(layer.schematic ? [told.schematic] : []),
      ...(leapFrom && to ? [told.leap({ from: leapFrom, to })] : []),
    ],
    words.common.next,
  );
}

const path = ['properties', 'stops'];
const remedy =
  'Write each stop as { "name": …, "lngLat": [longitude, latitude], "km": … }, or omit the stops.';

function stopFaults(features: readonly LayerFeature[]): FeatureFault[] {
  return features.flatMap((feature, index): FeatureFault[] => {
    const stops: unknown = feature.properties.stops;
    if (stops === undefined) return [];
    const wrong = Array.isArray(stops) ? stops.findIndex((stop) => !isStop(stop)) : undefined;
    if (wrong !== -1) {
      const at = wrong === undefined ? path : [...path, wrong];
      return [[index, 'a stop lacks its name, position or kilometres.', remedy, at]];
    }
    const all = stops as readonly RouteStop[];
    const vertices = routeLines(feature).flat();
    let passed = 0;
    return all.flatMap(({ name, lngLat, km }, i): FeatureFault[] => {
      const isHere = (at: LngLat) => isSamePlace(at, lngLat);
      const found = vertices.findIndex((at, place) => place >= passed && isHere(at));
      passed = Math.max(passed, found);
      const stop = `its stop "${name}" at [${lngLat}]`;
      if (!vertices.some(isHere)) {
        const pass = "Add the stop's position to the line's coordinates.";
        return [[index, `${stop} is not a position of its line.`, pass, [...path, i]]];
      }
      if (found >= 0 && km >= (all[i - 1]?.km ?? km)) return [];
      const order = 'List the stops in the order of the line, with growing kilometres.';
      return [[index, `${stop}, ${km} km, is out of order.`, order, [...path, i]]];
    });
  });
}

function isStop(value: unknown): value is RouteStop {
  const { name, lngLat, km } = (value ?? {}) as Partial<RouteStop>;
  return (
    typeof name === 'string' &&
    Array.isArray(lngLat) &&
    lngLat.length >= 2 &&
    lngLat.every((number) => typeof number === 'number') &&
    typeof km === 'number'
  );
}
