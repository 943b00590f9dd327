import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { Problem } from '../../core/story/problem.ts';
import type { FeatureFault } from '../../kinds/kind.ts';
import { kindOf } from '../../kinds/kinds.ts';
import type { LayerFeature } from '../../kinds/layer-collection.ts';
import { locateJsonError } from '../parse/locate-json-error.ts';
import { checkGeometry } from './check-geometry.ts';

const derive = 'Run "npm run geo" to derive the layers again.';

/**
 * Checks one layer's GeoJSON: that it parses, is a collection of named features, and that every
 * geometry can be drawn, by the kind of its layer if it is one of the story's.
 *
 * @param text The file's text, or `undefined` when there is no such file.
 * @param file The file's name in messages.
 * @param layer The layer of the story that is drawn from it, if one is.
 */
export function checkLayer(text: string | undefined, file: string, layer?: LayerSpec): Problem[] {
  const fault = (place: string, problem: string, remedy: string): Problem => ({
    file,
    place,
    problem,
    remedy,
  });
  if (text === undefined) return [fault('the file', 'it does not exist.', derive)];
  const collection = parse(text);
  if (collection === undefined) {
    const offset = locateJsonError(text) ?? text.length;
    return [fault(lineAndColumn(text, offset), jsonProblem(text, offset), derive)];
  }
  const { type, features } = (collection ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features)) {
    const problem = `the type is ${JSON.stringify(type) ?? 'missing'}, not "FeatureCollection".`;
    return [fault('the top level', problem, 'Wrap the features in a FeatureCollection.')];
  }
  if (features.length === 0) return [fault('"features"', 'there are no features.', derive)];
  const problems = features.flatMap((feature, index) => {
    const place = placeOf(feature, index);
    const named = nameOf(feature) !== undefined;
    const { problem, remedy } = checkGeometry(feature?.geometry) ?? {};
    return [
      ...(named ? [] : [fault(place, 'it has no name.', 'Give it a "name" in its properties.')]),
      ...(problem && remedy ? [fault(place, problem, remedy)] : []),
    ];
  });
  if (problems.length > 0 || !layer) return problems;
  return checkByKind(layer, features).map(([index, problem, remedy]) =>
    fault(placeOf(features[index], index), problem, remedy),
  );
}

/** What the kind of a layer cannot draw of its features. */
function checkByKind(layer: LayerSpec, features: readonly LayerFeature[]): readonly FeatureFault[] {
  const kind = kindOf(layer);
  const faults = features.flatMap(({ geometry: { type } }, index): FeatureFault[] => {
    if (kind.geometries.includes(type)) return [];
    const problem = `it is a ${type}, which a layer of the kind "${kind.name}" cannot draw.`;
    return [[index, problem, `Use ${kind.geometries.join(' or ')}, or another kind of layer.`]];
  });
  return faults.length > 0 ? faults : (kind.check?.(layer, features) ?? []);
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
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

function jsonProblem(text: string, offset: number): string {
  const [found] = text.slice(offset, offset + 2);
  return found === undefined
    ? 'the JSON ends too soon.'
    : `this is not JSON: ${JSON.stringify(found)} cannot stand here.`;
}
