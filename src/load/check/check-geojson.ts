import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FeatureFault, Kind, LayerFeature } from '../../style/kinds/kind.ts';
import { buildKindOf, kindNamed, kinds } from '../../style/kinds/kinds.ts';
import { isOfObjects } from '../files/ids.ts';
import { countOf, type Fault, type Problem } from '../files/story-error.ts';
import { topojsonFault } from '../geometry/other-format.ts';
import { parseGeojson } from '../geometry/read-geometry.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { jsonProblem } from './geojson-text.ts';

/** A layer, whatever its colours. */
export type DrawnLayer = Omit<LayerEntry, 'color' | 'label'>;

/**
 * Checks one layer's GeoJSON: that it is what RFC 7946 says, a collection of named features, and
 * that every geometry can be drawn, by the kind of its layer if it is one of the story's.
 *
 * @param text The file's text, or `undefined` when there is no such file.
 * @param file The file's name in messages.
 * @param layer The layer of the story that is drawn from it, if one is.
 */
export function checkLayer(text: string | undefined, file: string, layer?: DrawnLayer): Problem[] {
  if (text === undefined) {
    const remedy = 'Put the shapes of the layer there as GeoJSON, or take the layer out.';
    return [{ file, problem: 'the file does not exist.', remedy }];
  }
  const collection = parse(text);
  if (collection === undefined) return [{ file, ...jsonProblem(text) }];
  const { type, features } = (collection ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection') {
    if (type === 'Topology') {
      const [problem, remedy] = topojsonFault(file);
      return [{ file, path: ['type'], problem, remedy }];
    }
    const problem = `the type is ${JSON.stringify(type) ?? 'missing'}, not "FeatureCollection".`;
    const remedy = 'Write { "type": "FeatureCollection", "features": [ … ] } around the features.';
    return [{ file, path: ['type'], place: 'the top level', problem, remedy, value: type }];
  }
  if (!Array.isArray(features)) {
    const remedy = 'Write "features": [ … ], with the features in it.';
    return [{ file, path: ['features'], problem: 'its features are not a list.', remedy }];
  }
  if (features.length === 0) {
    const remedy = 'Write at least one into the list.';
    return [{ file, path: ['features'], problem: 'there are no features.', remedy }];
  }
  const broken = brokenFaults(features);
  const faults = broken.length > 0 ? broken : featureFaults(features, layer);
  return faults.map(([index, problem, remedy, path = []]) => ({
    file,
    path: ['features', index, ...path],
    place: placeOf(features[index], index),
    problem,
    remedy,
  }));
}

/** What is no feature at all, or has properties that are not named values. */
function brokenFaults(features: readonly unknown[]): readonly FeatureFault[] {
  const remedy =
    'Write { "type": "Feature", "properties": { "name": … }, "geometry": { … } } in its place.';
  return features.flatMap((feature, index): FeatureFault[] => {
    const { type, properties } = (feature ?? {}) as { type?: unknown; properties?: unknown };
    if (type !== 'Feature') return [[index, 'it is not a feature.', remedy]];
    if (typeof (properties ?? {}) === 'object' && !Array.isArray(properties)) return [];
    return [[index, 'its properties are not named values.', remedy, ['properties']]];
  });
}

/** What is wrong with each feature by itself, then for the kind that draws them together. */
function featureFaults(
  features: readonly LayerFeature[],
  layer: DrawnLayer | undefined,
): readonly FeatureFault[] {
  const kind = kindNamed(layer?.kind);
  const shapes = alike(
    features.flatMap(({ geometry }, index): FeatureFault[] => {
      const fault = checkGeometry(geometry) ?? (kind && unfitFor(kind, geometry.type));
      if (!fault) return [];
      const [problem, remedy, path = []] = fault;
      return [[index, problem, remedy, ['geometry', ...path]]];
    }),
  );
  const named = features.map(({ properties, ...rest }) => ({
    ...rest,
    properties: properties ?? { name: '' },
  }));
  const own =
    shapes.length === 0 && kind && buildKindOf(kind.name).check?.(layer as LayerSpec, named);
  return [...namelessFaults(features), ...propertyFaults(features), ...shapes, ...(own || [])];
}

/** Properties that every object of JavaScript has: a map takes its own for those of a feature. */
const propertyFaults = (features: readonly LayerFeature[]): readonly FeatureFault[] =>
  features.flatMap(({ properties }, index) =>
    Object.keys(properties ?? {})
      .filter(isOfObjects)
      .map((name): FeatureFault => {
        const problem = `no map can read its property "${name}", a word of JavaScript's own.`;
        return [index, problem, 'Rename the property, or take it out.', ['properties', name]];
      }),
  );

/** Of faults with the same remedy but for its numbers, the first, and how many others there are. */
function alike(faults: readonly FeatureFault[]): readonly FeatureFault[] {
  const groups = new Map<string, FeatureFault[]>();
  for (const fault of faults) {
    const key = fault[2].replaceAll(/[-\d.]+/g, '');
    const group = groups.get(key);
    if (group) group.push(fault);
    else groups.set(key, [fault]);
  }
  return [...groups.values()].flatMap(([first, ...others]): FeatureFault[] => {
    if (!first || others.length === 0) return first ? [first] : [];
    const [index, problem, ...rest] = first;
    return [[index, `${problem} ${sameWith(others.length)}`, ...rest]];
  });
}

const sameWith = (others: number): string =>
  others === 1
    ? '1 more feature has the same problem.'
    : `${others} more features have the same problem.`;

/** The first feature without a name, and how many others have none: a file that lacks them lacks them all. */
function namelessFaults(features: readonly LayerFeature[]): readonly FeatureFault[] {
  const nameless = features.flatMap((feature, index) =>
    nameOf(feature) === undefined ? [{ feature, index }] : [],
  );
  const [first] = nameless;
  if (!first) return [];
  const others = nameless.length - 1;
  const problem = `it has no name.${others > 0 ? ` ${sameWith(others)}` : ''}`;
  const named = Object.entries(first.feature.properties ?? {}).find(
    ([key, value]) => /^name|name$/i.test(key) && typeof value === 'string',
  );
  const remedy = named
    ? `Write properties: { name: ${named[0]} } into its layer, or rename that property to "name".`
    : 'Give it a "name" in its properties.';
  return [[first.index, problem, remedy, ['properties']]];
}

/** A geometry that a kind of layer cannot draw. */
function unfitFor(kind: Kind, type: string): Fault | undefined {
  if (kind.geometries.some((each) => each === type)) return undefined;
  const able = kinds.filter(
    ({ geometries, over, fromScenes }) =>
      !over && !fromScenes && geometries.some((each) => each === type),
  );
  const listed = able.map(({ name }) => name).join(' or ');
  return [
    `it is a ${type}, which a layer of the kind "${kind.name}" cannot draw.`,
    `Use ${kind.geometries.join(' or ')}, or a layer of another kind${listed === '' ? '' : `: ${listed}`}.`,
    ['type'],
  ];
}

const nameOf = (feature: LayerFeature | undefined): string | undefined => {
  const name: unknown = feature?.properties?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
};

function placeOf(feature: LayerFeature | undefined, index: number): string {
  const name = nameOf(feature);
  return name === undefined ? `feature ${index}` : `feature ${index} "${name}"`;
}

function parse(text: string): unknown {
  try {
    return parseGeojson(text);
  } catch {
    return undefined;
  }
}

/** How deep in its coordinates the positions of each type of geometry lie that a map can draw. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** From here on a coordinate is no mistyped degree, but what projections count in. */
const fewestMetres = 10_000;

/** A shape that goes on past the 180th meridian keeps counting, so that no seam is drawn there. */
const farthestEast = 360;

/** Finds the first fault of one geometry: that it is none, or not what RFC 7946 says, or cannot be drawn. */
function checkGeometry(geometry: unknown): Fault | undefined {
  if (geometry === null || geometry === undefined) {
    const remedy = 'Give it a geometry with coordinates, or take the feature out.';
    return ['its geometry is null, so there is nothing to draw.', remedy];
  }
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(depths, type)) {
    const remedy = `Make a feature of each part, of type ${Object.keys(depths).join(', ')}.`;
    return [`the geometry type ${JSON.stringify(type)} cannot be drawn.`, remedy, ['type']];
  }
  const fault = checkCoordinates(coordinates, type, depths[type] ?? 0);
  if (!fault) return undefined;
  const [problem, remedy, indexes = []] = fault;
  const written = indexes.map((index) => `[${String(index)}]`).join('');
  return [`coordinates${written} is ${problem}`, remedy, ['coordinates', ...indexes]];
}

/** The first fault of coordinates that lie so deep in one another, with the indexes that lead to it. */
function checkCoordinates(value: unknown, type: string, depth: number): Fault | undefined {
  if (!Array.isArray(value) || (depth === 0 && !isPosition(value))) {
    const wanted = depth === 0 ? 'a position' : 'a list of positions';
    const remedy = `Write the coordinates of a ${type} as ${formOf(depths[type] ?? 0)}.`;
    return [`${JSON.stringify(value) ?? 'missing'}, not ${wanted}.`, remedy];
  }
  if (depth === 0) return checkPosition(value);
  if (value.length === 0) return ['empty.', 'Write positions into it, or take it out.'];
  for (const [index, item] of value.entries()) {
    const fault = checkCoordinates(item, type, depth - 1);
    if (fault) return [fault[0], fault[1], [index, ...(fault[2] ?? [])]];
  }
  if (depth > 1) return undefined;
  if (type.endsWith('LineString')) return checkLength(value);
  return type.endsWith('Polygon') ? checkRing(value) : undefined;
}

const isPosition = (value: readonly unknown[]): boolean =>
  (value.length === 2 || value.length === 3) && value.every((each) => typeof each === 'number');

/** How coordinates are written whose positions lie so deep in them. */
const formOf = (depth: number): string =>
  depth === 0 ? '[longitude, latitude]' : `[${formOf(depth - 1)}, …]`;

type Positions = readonly (readonly number[])[];

const areSame = (a: readonly number[] = [], b: readonly number[] = []): boolean =>
  a[0] === b[0] && a[1] === b[1];

/** A line that never leaves the place where it begins. */
function checkLength(line: Positions): Fault | undefined {
  if (line.some((position) => !areSame(position, line[0]))) return undefined;
  const remedy = 'Write positions of two places at least, or make it a point.';
  return ['a line without length: it has one place alone.', remedy];
}

/** A ring that does not come back to where it begins, or encloses nothing. */
function checkRing(ring: Positions): Fault | undefined {
  const last = ring.at(-1);
  if (!areSame(ring[0], last)) {
    const remedy = `Write the first position, ${JSON.stringify(ring[0])}, once more after it.`;
    return [`${JSON.stringify(last)}, where its ring does not close.`, remedy, [ring.length - 1]];
  }
  if (ring.length >= 4) return undefined;
  const remedy = 'Write four at least, of which the last is the first again.';
  return [`a ring of ${countOf(ring.length, 'position')}.`, remedy];
}

function checkPosition([longitude = 0, latitude = 0]: readonly number[]): Fault | undefined {
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const inMetres = Math.max(Math.abs(longitude), Math.abs(latitude)) > fewestMetres;
  return [
    `[${longitude},${latitude}], which is off the globe.`,
    swapped
      ? `Write the longitude first, then the latitude: [${latitude},${longitude}].`
      : inMetres
        ? 'These are metres of a projection. Export the file again in WGS 84 (EPSG:4326), as GeoJSON has it.'
        : `Write longitudes within ±180 degrees (on to ±${farthestEast} where a shape goes on past the 180th meridian) and latitudes within ±90.`,
  ];
}
