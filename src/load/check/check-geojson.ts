import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { buildKindOf } from '../../style/kinds/build-kinds.ts';
import type { FeatureFault, Kind, LayerFeature } from '../../style/kinds/kind.ts';
import { kindNamed, kinds } from '../../style/kinds/kinds.ts';
import { isOfObjects } from '../files/ids.ts';
import { countOf, type Fault, type Problem } from '../files/story-error.ts';
import { topojsonFault } from '../geometry/other-format.ts';
import { parseGeojson } from '../geometry/read-geometry.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { jsonProblem, rfcProblems } from './geojson-text.ts';

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
  const broken = rfcProblems(text);
  if (broken.length > 0) return broken.map((problem) => ({ file, ...problem }));
  const given = features as readonly LayerFeature[];
  if (given.length === 0) {
    const remedy = 'Write at least one into the list.';
    return [{ file, path: ['features'], problem: 'there are no features.', remedy }];
  }
  return featureFaults(given, layer).map(([index, problem, remedy, path = []]) => ({
    file,
    path: ['features', index, ...path],
    place: placeOf(given[index], index),
    problem,
    remedy,
  }));
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
    return [[index, `${problem} So it is with ${countOf(others.length, 'other')}.`, ...rest]];
  });
}

/** The first feature without a name, and how many others have none: a file that lacks them lacks them all. */
function namelessFaults(features: readonly LayerFeature[]): readonly FeatureFault[] {
  const nameless = features.flatMap((feature, index) =>
    nameOf(feature) === undefined ? [{ feature, index }] : [],
  );
  const [first] = nameless;
  if (!first) return [];
  const others = nameless.length - 1;
  const problem = `it has no name${others > 0 ? `, and so it is with ${countOf(others, 'other')}` : ''}.`;
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

/** The types of geometry that a map of the story can draw. */
const types = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** From here on a coordinate is no mistyped degree, but what projections count in. */
const fewestMetres = 10_000;

/** A shape that goes on past the 180th meridian keeps counting, so that no seam is drawn there. */
const farthestEast = 360;

/**
 * Finds the first fault of one geometry that RFC 7946 allows and that cannot be drawn: none at all,
 * a type that no kind of layer has, nothing in it, a position off the globe, or a line without length.
 */
function checkGeometry(geometry: unknown): Fault | undefined {
  if (geometry === null) {
    const remedy = 'Give it a geometry with coordinates, or take the feature out.';
    return ['its geometry is null, so there is nothing to draw.', remedy];
  }
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'GeometryCollection') {
    const remedy = `Make a feature of each part, of type ${types.join(', ')}.`;
    return [`the geometry type "${type}" cannot be drawn.`, remedy, ['type']];
  }
  const fault = checkPositions(coordinates, ['coordinates']);
  if (fault || !Array.isArray(coordinates)) return fault;
  if (type === 'LineString') return checkLength(coordinates, ['coordinates']);
  if (type !== 'MultiLineString') return undefined;
  return coordinates
    .map((line, index) => checkLength(line, ['coordinates', index]))
    .find((each) => each !== undefined);
}

/** A line that never leaves the place where it begins. */
function checkLength(line: unknown, path: readonly PropertyKey[]): Fault | undefined {
  if (!Array.isArray(line) || new Set(line.map((position) => JSON.stringify(position))).size > 1) {
    return undefined;
  }
  const problem = `${written(path)} is a line without length: it has one place alone.`;
  return [problem, 'Write positions of two places at least, or make it a point.', path];
}

function checkPositions(value: unknown, path: readonly PropertyKey[]): Fault | undefined {
  if (!Array.isArray(value)) return undefined;
  if (value.length === 0) {
    return [`${written(path)} is empty.`, 'Write positions into it, or take it out.', path];
  }
  const [longitude, latitude] = value;
  if (typeof longitude === 'number' && typeof latitude === 'number') {
    return checkPosition(longitude, latitude, path);
  }
  for (const [index, item] of value.entries()) {
    const fault = checkPositions(item, [...path, index]);
    if (fault) return fault;
  }
  return undefined;
}

/** Such as `coordinates[1][0]`. */
const written = ([first = '', ...indexes]: readonly PropertyKey[]): string =>
  `${String(first)}${indexes.map((index) => `[${String(index)}]`).join('')}`;

function checkPosition(
  longitude: number,
  latitude: number,
  path: readonly PropertyKey[],
): Fault | undefined {
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const inMetres = Math.max(Math.abs(longitude), Math.abs(latitude)) > fewestMetres;
  return [
    `${written(path)} is [${longitude},${latitude}], which is off the globe.`,
    swapped
      ? `Write the longitude first, then the latitude: [${latitude},${longitude}].`
      : inMetres
        ? 'These are metres of a projection. Export the file again in WGS 84 (EPSG:4326), as GeoJSON has it.'
        : `Write longitudes within ±180 degrees (on to ±${farthestEast} where a shape goes on past the 180th meridian) and latitudes within ±90.`,
    path,
  ];
}
