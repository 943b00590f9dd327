import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FeatureFault } from '../../kinds/kind.ts';
import { kindOf } from '../../kinds/kinds.ts';
import type { LayerFeature } from '../../kinds/layer-collection.ts';
import type { Problem } from '../parse/story-error.ts';
import { checkGeometry } from './check-geometry.ts';
import { jsonProblem, rfcProblems } from './rfc-problems.ts';

/**
 * Checks one layer's GeoJSON: that it is what RFC 7946 says, a collection of named features, and
 * that every geometry can be drawn, by the kind of its layer if it is one of the story's.
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
  if (text === undefined) {
    const remedy = 'Put the shapes of the layer there as GeoJSON, or take the layer out.';
    return [fault('the file', 'it does not exist.', remedy)];
  }
  const collection = parse(text);
  if (collection === undefined) return [{ file, ...jsonProblem(text) }];
  const { type, features } = (collection ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection') {
    const problem = `the type is ${JSON.stringify(type) ?? 'missing'}, not "FeatureCollection".`;
    const remedy = 'Write { "type": "FeatureCollection", "features": [ … ] } around the features.';
    return [fault('the top level', problem, remedy)];
  }
  const broken = rfcProblems(text).map((problem) => ({ file, ...problem }));
  if (!Array.isArray(features)) return broken;
  if (features.length === 0) {
    return [fault('"features"', 'there are no features.', 'Write at least one into the list.')];
  }
  const unfit = features.flatMap((feature, index) => {
    if (feature === null || typeof feature !== 'object') return [];
    const place = placeOf(feature, index);
    const named = nameOf(feature) !== undefined;
    const { problem, remedy } = (broken.length === 0 && checkGeometry(feature.geometry)) || {};
    return [
      ...(named ? [] : [fault(place, 'it has no name.', 'Give it a "name" in its properties.')]),
      ...(problem && remedy ? [fault(place, problem, remedy)] : []),
    ];
  });
  const problems = [...broken, ...unfit];
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
