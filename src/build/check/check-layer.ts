import type { Problem } from '../../core/story/problem.ts';
import { checkGeometry } from './check-geometry.ts';
import { jsonProblem, rfcProblems } from './rfc-problems.ts';

/**
 * Checks one layer's GeoJSON: that it is what RFC 7946 says, a collection of named features, and
 * that every geometry can be drawn.
 *
 * @param text The file's text, or `undefined` when there is no such file.
 * @param file The file's name in messages.
 */
export function checkLayer(text: string | undefined, file: string): Problem[] {
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
    const name: unknown = feature.properties?.name;
    const named = typeof name === 'string' && name !== '';
    const place = named ? `feature ${index} "${name}"` : `feature ${index}`;
    const geometry = broken.length === 0 ? checkGeometry(feature.geometry) : undefined;
    return [
      ...(named ? [] : [fault(place, 'it has no name.', 'Give it a "name" in its properties.')]),
      ...(geometry ? [fault(place, geometry.problem, geometry.remedy)] : []),
    ];
  });
  return [...broken, ...unfit];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
