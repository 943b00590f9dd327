import { findNodeAtLocation, type ParseError, parse as parseJsonc, parseTree } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import { linesOf, longitudesOf } from '../../core/geometry/coordinates.ts';
import { unwrapGeometry } from '../../core/geometry/unwrap-geometry.ts';
import {
  countOf,
  type Fault,
  type Position,
  type Problem,
  problemsOf,
} from '../../files/story-error.ts';
import { isOfObjects } from '../../files/story-files.ts';
import type { FeatureFault, Kind, LayerFeature, Without } from '../../style/kinds/kind.ts';
import { buildKindOf, kindOf, kinds, type Layer } from '../../style/kinds/kinds.ts';
import { crsRemedy, notGeojson, parseGeojson } from './read-geometry.ts';

/** Checks that a GeoJSON file is a FeatureCollection as RFC 7946 defines it. */
export function checkCollection(text: string, file: string): Problem[] {
  let collection: { readonly type?: unknown; readonly features?: unknown };
  try {
    collection = parseGeojson(text) ?? {};
  } catch {
    return [jsonProblem(text, file)];
  }
  const { type, features } = collection;
  if (type === 'Topology') return problemsOf({ file, path: ['type'] }, [notGeojson(file)]);
  if (type !== 'FeatureCollection' || !Array.isArray(features) || features.length === 0) {
    const problem = 'it is not a FeatureCollection with features.';
    const remedy = 'Write { "type": "FeatureCollection", "features": [ … ] } around the features.';
    const path = type === 'FeatureCollection' ? ['features'] : ['type'];
    return [{ file, path, problem, remedy }];
  }
  return problemsOfFeatures(file, features, features.flatMap(brokenFaults));
}

type BareLayer = Without<Layer, 'color' | 'label'>;

/** Checks that a file exists, and that its features have names and can be drawn by its layer, if it has one. */
export function checkLayer(text: string | undefined, file: string, layer?: BareLayer): Problem[] {
  if (text === undefined) {
    const remedy = 'Put the shapes of the layer there as GeoJSON, or take the layer out.';
    return [{ file, problem: 'the file does not exist.', remedy }];
  }
  const broken = checkCollection(text, file);
  if (broken.length > 0) return broken;
  const { features } = parseGeojson(text);
  const faults = problemsOfFeatures(file, features, featureFaults(features, layer));
  const hasEdge = layer?.kind === 'area' && layer.edge !== false;
  if (faults.length > 0 || !hasEdge) return faults;
  return problemsOfFeatures(file, features, features.flatMap(poleFaults)).map((problem) => ({
    ...problem,
    severity: 'warning',
  }));
}

/** Reports an area around a pole, since its ring follows a meridian to the pole and back. */
function poleFaults({ geometry }: LayerFeature, index: number): FeatureFault[] {
  const spans = linesOf(unwrapGeometry(geometry).coordinates).map(longitudesOf);
  if (spans.every(([west, east]) => east - west < 360)) return [];
  const problem = 'it goes around the world, so that its edge is also drawn along a meridian.';
  const remedy =
    'Write edge: false into its layer, and draw the edge as a layer of the kind "line".';
  return [[index, problem, remedy]];
}

const problemsOfFeatures = (
  file: string,
  features: readonly LayerFeature[],
  faults: readonly FeatureFault[],
): Problem[] =>
  faults.flatMap(([index, ...fault]) => {
    const name = nameOf(features[index]);
    const place = `feature ${index}${name === undefined ? '' : ` "${name}"`}`;
    return problemsOf({ file, path: ['features', index], place }, [fault]);
  });

function brokenFaults(feature: unknown, index: number): FeatureFault[] {
  const { type, properties } = (feature ?? {}) as { type?: unknown; properties?: unknown };
  const isNamed = typeof (properties ?? {}) === 'object' && !Array.isArray(properties);
  if (type === 'Feature' && isNamed) return [];
  const form = '{ "type": "Feature", "properties": { "name": … }, "geometry": { … } }';
  return [[index, 'it is not a feature with named properties.', `Write ${form} in its place.`]];
}

function featureFaults(features: readonly LayerFeature[], layer?: BareLayer) {
  const kind = layer && kindOf(layer);
  const shapes = features.flatMap(({ geometry }, index): FeatureFault[] => {
    const fault = geometryFault(geometry) ?? (kind && kindFault(kind, geometry.type));
    if (!fault) return [];
    const [problem, remedy, path = []] = fault;
    return [[index, problem, remedy, ['geometry', ...path]]];
  });
  const named = features.map((each) => ({ ...each, properties: each.properties ?? { name: '' } }));
  const ofKind = layer && shapes.length === 0 && buildKindOf(layer.kind).check?.(layer, named);
  return [...features.flatMap(propertyFaults), ...shapes, ...(ofKind || [])];
}

/** Reports a missing name, and properties named like members of `Object.prototype`, which no map can read. */
function propertyFaults(feature: LayerFeature, index: number): readonly FeatureFault[] {
  const properties = Object.entries<unknown>(feature.properties ?? {});
  const reserved = properties.filter(([name]) => isOfObjects(name));
  const faults = reserved.map(([name]): FeatureFault => {
    const problem = `its property "${name}" has a name that JavaScript reserves, so no map can read it.`;
    return [index, problem, 'Rename the property, or take it out.', ['properties', name]];
  });
  if (nameOf(feature) !== undefined) return faults;
  const [like] = properties.find(([key, value]) => /name$/i.test(key) && value) ?? [];
  const remedy = like
    ? `Write properties: { name: ${like} } into its layer, or rename that property to "name".`
    : 'Give it a "name" that is not empty in its properties.';
  return [[index, 'it has no name.', remedy, ['properties']], ...faults];
}

function kindFault(kind: Kind<Layer>, type: string): Fault | undefined {
  const draws = ({ geometries }: Kind<Layer>): boolean => geometries.some((each) => each === type);
  if (draws(kind)) return undefined;
  const able = kinds.filter((each) => !each.over && draws(each)).map(({ name }) => name);
  const others = able.length > 0 ? `: ${able.join(' or ')}` : '';
  const problem = `it is a ${type}, which a layer of the kind "${kind.name}" cannot draw.`;
  const remedy = `Use ${kind.geometries.join(' or ')}, or a layer of another kind${others}.`;
  return [problem, remedy, ['type']];
}

function nameOf(feature: LayerFeature | undefined): string | undefined {
  const name: unknown = feature?.properties?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The geometry types that a map can draw, each with the nesting depth of positions in its coordinates. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

function geometryFault(geometry: unknown): Fault | undefined {
  if (geometry === null || geometry === undefined) {
    const remedy = 'Give it a geometry with coordinates, or take the feature out.';
    return ['its geometry is null, so there is nothing to draw.', remedy];
  }
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(depths, type)) {
    const remedy = `Make each part a feature of its own, of type ${Object.keys(depths).join(', ')}.`;
    return [`the geometry type ${JSON.stringify(type)} cannot be drawn.`, remedy, ['type']];
  }
  const fault = coordinatesFault(coordinates, type, depths[type] ?? 0);
  if (!fault) return undefined;
  const [problem, remedy, indexes = []] = fault;
  const place = indexes.map((index) => `[${String(index)}]`).join('');
  return [`coordinates${place}: ${problem}`, remedy, ['coordinates', ...indexes]];
}

/** Returns the first fault of coordinates nested `depth` deep, with the indexes that lead to it. */
function coordinatesFault(value: unknown, type: string, depth: number): Fault | undefined {
  if (!Array.isArray(value) || (depth === 0 && !isPosition(value))) {
    const wanted = depth === 0 ? 'a position' : 'a list of positions';
    const remedy = `Write the coordinates of a ${type} as ${formOf(depths[type] ?? 0)}.`;
    return [`${JSON.stringify(value) ?? 'nothing'} is not ${wanted}.`, remedy];
  }
  if (depth === 0) return positionFault(value);
  for (const [index, item] of value.entries()) {
    const fault = coordinatesFault(item, type, depth - 1);
    if (fault) return [fault[0], fault[1], [index, ...(fault[2] ?? [])]];
  }
  return depth > 1 && value.length > 0 ? undefined : pathFault(value, type);
}

const isPosition = (value: readonly unknown[]): boolean =>
  (value.length === 2 || value.length === 3) && value.every((each) => typeof each === 'number');

const formOf = (depth: number): string =>
  depth === 0 ? '[longitude, latitude]' : `[${formOf(depth - 1)}, …]`;

/** Reports a line without length, or a ring that is not closed. */
function pathFault(path: readonly (readonly number[])[], type: string): Fault | undefined {
  const isRing = type.endsWith('Polygon');
  const [first, last] = [path[0], path.at(-1)];
  const isFirst = (at: readonly number[] = []) => at[0] === first?.[0] && at[1] === first?.[1];
  if (isRing && !isFirst(last)) {
    const remedy = `Write the first position, ${JSON.stringify(first)}, once more after it.`;
    return [`the ring does not close with ${JSON.stringify(last)}.`, remedy, [path.length - 1]];
  }
  const min = isRing ? 4 : type.endsWith('LineString') ? 2 : 1;
  const isFlat = min > 1 && path.every(isFirst);
  if (path.length >= min && !isFlat) return undefined;
  const remedy = 'A line needs two places at least, a ring four positions, the last as the first.';
  return [`too short: ${countOf(path.length, 'position')}.`, remedy];
}

function positionFault([longitude = 0, latitude = 0]: readonly number[]): Fault | undefined {
  // A shape's longitudes may continue past the 180th meridian, so that no seam is drawn there.
  const farthestEast = 360;
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const isSwapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const remedy = isSwapped
    ? `Write the longitude first, then the latitude: [${latitude},${longitude}].`
    : `Use degrees: longitude within ±180 (up to ±${farthestEast} for a shape that continues past the 180th meridian), latitude within ±90. ${crsRemedy}`;
  return [`[${longitude},${latitude}] is off the globe.`, remedy];
}

function jsonProblem(text: string, file: string): Problem {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { disallowComments: true });
  const [{ offset, length } = { offset: text.length, length: 0 }] = errors;
  const token = text.slice(offset, offset + length);
  const problem = token ? `this is not JSON: unexpected ${token}.` : 'the JSON ends too soon.';
  const remedy = text.trim()
    ? 'Look there and just before for a comma, a bracket or a quote too many or too few.'
    : 'The file is empty: export it again.';
  return { file, ...offsetLocator(text)(token ? offset : text.length), problem, remedy };
}

/** Returns a function that locates the value at a path in a JSON text, or the innermost value around the path. */
export function jsonPositions(text: string): (path: readonly PropertyKey[]) => Position {
  const tree = parseTree(text);
  const positionOf = offsetLocator(text);
  return (path) => {
    const steps = path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    for (let length = steps.length; tree && length > 0; length -= 1) {
      const node = findNodeAtLocation(tree, steps.slice(0, length));
      if (node) return positionOf(node.offset);
    }
    return positionOf(tree?.offset ?? 0);
  };
}

function offsetLocator(text: string): (offset: number) => Position {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return (offset) => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
}
