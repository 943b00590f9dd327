import { findNodeAtLocation, type ParseError, parse as parseJsonc, parseTree } from 'jsonc-parser';
import { LineCounter } from 'yaml';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FeatureFault, Kind, LayerFeature } from '../../style/kinds/kind.ts';
import { buildKindOf, kindNamed, kinds } from '../../style/kinds/kinds.ts';
import { isOfObjects } from '../files/ids.ts';
import {
  countOf,
  type Fault,
  type Position,
  type Problem,
  problemsOf,
} from '../files/story-error.ts';
import { crsRemedy, notGeojson, parseGeojson } from '../geometry/read-geometry.ts';
import type { LayerEntry } from '../schema/layers.ts';

/** A layer, whatever its colours. */
type DrawnLayer = Omit<LayerEntry, 'color' | 'label'>;

/** Checks that a file of GeoJSON is a collection of features as in RFC 7946. */
export function checkCollection(text: string, file: string): Problem[] {
  let collection: { readonly type?: unknown; readonly features?: unknown };
  try {
    collection = parseGeojson(text) ?? {};
  } catch {
    return [{ file, ...jsonProblem(text) }];
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

/**
 * Checks one file of GeoJSON, if it exists: that it is a collection of named features, and that every geometry can
 * be drawn, by the kind of the layer that is drawn from it, if one is.
 */
export function checkLayer(text: string | undefined, file: string, layer?: DrawnLayer): Problem[] {
  if (text === undefined) {
    const remedy = 'Put the shapes of the layer there as GeoJSON, or take the layer out.';
    return [{ file, problem: 'the file does not exist.', remedy }];
  }
  const broken = checkCollection(text, file);
  if (broken.length > 0) return broken;
  const { features } = parseGeojson(text);
  return problemsOfFeatures(file, features, featureFaults(features, layer));
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

/** What is not a feature, or has properties that are not named values. */
function brokenFaults(feature: unknown, index: number): FeatureFault[] {
  const { type, properties } = (feature ?? {}) as { type?: unknown; properties?: unknown };
  const isNamed = typeof (properties ?? {}) === 'object' && !Array.isArray(properties);
  if (type === 'Feature' && isNamed) return [];
  const remedy =
    'Write { "type": "Feature", "properties": { "name": … }, "geometry": { … } } in its place.';
  return [[index, 'it is not a feature with named properties.', remedy]];
}

/** What is wrong with each feature by itself, then for the kind that draws them together. */
function featureFaults(
  features: readonly LayerFeature[],
  layer: DrawnLayer | undefined,
): readonly FeatureFault[] {
  const kind = kindNamed(layer?.kind);
  const shapes = features.flatMap(({ geometry }, index): FeatureFault[] => {
    const fault = geometryFault(geometry) ?? (kind && unfitFor(kind, geometry.type));
    if (!fault) return [];
    const [problem, remedy, path = []] = fault;
    return [[index, problem, remedy, ['geometry', ...path]]];
  });
  const named = features.map(({ properties, ...rest }) => ({
    ...rest,
    properties: properties ?? { name: '' },
  }));
  const ofKind =
    shapes.length === 0 && kind && buildKindOf(kind.name).check?.(layer as LayerSpec, named);
  return [...features.flatMap(propertyFaults), ...shapes, ...(ofKind || [])];
}

/** A feature without a name, and properties that every object of JavaScript has, which no map can read. */
function propertyFaults(feature: LayerFeature, index: number): readonly FeatureFault[] {
  const properties = Object.entries<unknown>(feature.properties ?? {});
  const [like] = properties.find(([key, value]) => /name$/i.test(key) && value) ?? [];
  const remedy = like
    ? `Write properties: { name: ${like} } into its layer, or rename that property to "name".`
    : 'Give it a "name" that is not empty in its properties.';
  return [
    ...(nameOf(feature) === undefined
      ? [[index, 'it has no name.', remedy, ['properties']] as const]
      : []),
    ...properties
      .filter(([name]) => isOfObjects(name))
      .map(([name]): FeatureFault => {
        const problem = `its property "${name}" has a name that JavaScript reserves, so that no map can read it.`;
        return [index, problem, 'Rename the property, or take it out.', ['properties', name]];
      }),
  ];
}

function unfitFor(kind: Kind, type: string): Fault | undefined {
  if (kind.geometries.some((each) => each === type)) return undefined;
  const able = kinds.filter(
    ({ geometries, over }) => !over && geometries.some((each) => each === type),
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

/** How deep in its coordinates the positions of each type of geometry are that a map can draw. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** A shape that goes on past the 180th meridian keeps counting, so that no seam is drawn there. */
const farthestEast = 360;

/** The first fault of one geometry: it is none, or not what RFC 7946 says, or cannot be drawn. */
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
  const written = indexes.map((index) => `[${String(index)}]`).join('');
  return [`coordinates${written} is ${problem}`, remedy, ['coordinates', ...indexes]];
}

/** The first fault of coordinates of a depth, with the indexes that lead to it. */
function coordinatesFault(value: unknown, type: string, depth: number): Fault | undefined {
  if (!Array.isArray(value) || (depth === 0 && !isPosition(value))) {
    const wanted = depth === 0 ? 'a position' : 'a list of positions';
    const remedy = `Write the coordinates of a ${type} as ${formOf(depths[type] ?? 0)}.`;
    return [`${JSON.stringify(value) ?? 'missing'}, not ${wanted}.`, remedy];
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

type Positions = readonly (readonly number[])[];

const areSame = (a: readonly number[] = [], b: readonly number[] = []): boolean =>
  a[0] === b[0] && a[1] === b[1];

/** A line without length, or a ring that does not close; points may be any. */
function pathFault(path: Positions, type: string): Fault | undefined {
  const isRing = type.endsWith('Polygon');
  const last = path.at(-1);
  if (isRing && !areSame(path[0], last)) {
    const remedy = `Write the first position, ${JSON.stringify(path[0])}, once more after it.`;
    return [`${JSON.stringify(last)}, where its ring does not close.`, remedy, [path.length - 1]];
  }
  const least = isRing ? 4 : type.endsWith('LineString') ? 2 : 1;
  const isFlat = least > 1 && path.every((position) => areSame(position, path[0]));
  if (path.length >= least && !isFlat) return undefined;
  const remedy = 'A line needs two places at least, a ring four positions, the last as the first.';
  return [`too short: ${countOf(path.length, 'position')}.`, remedy];
}

function positionFault([longitude = 0, latitude = 0]: readonly number[]): Fault | undefined {
  if (Math.abs(longitude) <= farthestEast && Math.abs(latitude) <= 90) return undefined;
  const isSwapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  const remedy = isSwapped
    ? `Write the longitude first, then the latitude: [${latitude},${longitude}].`
    : `Use degrees: longitude within ±180 (up to ±${farthestEast} for a shape that continues past the 180th meridian), latitude within ±90. ${crsRemedy}`;
  return [`[${longitude},${latitude}], which is off the globe.`, remedy];
}

/** The first syntax error of a text that is not JSON. */
function jsonProblem(text: string): Position & Pick<Problem, 'problem' | 'remedy'> {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { disallowComments: true });
  const [{ offset, length } = { offset: text.length, length: 0 }] = errors;
  const found = text.slice(offset, offset + length);
  const problem =
    found === '' ? 'the JSON ends too soon.' : `this is not JSON: unexpected ${found}.`;
  const remedy = text.trim()
    ? 'Look there and just before for a comma, a bracket or a quote too many or too few.'
    : 'The file is empty: export it again.';
  return { ...positionIn(linesOf(text), found === '' ? text.length : offset), problem, remedy };
}

/** Finds the positions of values in a JSON text by their paths, or of the innermost values around them. */
export function jsonPositions(text: string): (path: readonly PropertyKey[]) => Position {
  const tree = parseTree(text);
  const lines = linesOf(text);
  return (path) => {
    const steps = path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
    for (let length = steps.length; tree && length > 0; length -= 1) {
      const node = findNodeAtLocation(tree, steps.slice(0, length));
      if (node) return positionIn(lines, node.offset);
    }
    return positionIn(lines, tree?.offset ?? 0);
  };
}

function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  return lines;
}

function positionIn(lines: LineCounter, offset: number): Position {
  const { line, col: column } = lines.linePos(offset);
  return { line, column };
}
