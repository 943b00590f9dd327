import type { Problem } from '../../core/story/problem.ts';
import { locateJsonError } from '../parse/locate-json-error.ts';
import { checkGeometry } from './check-geometry.ts';

const derive = 'Run "npm run geo" to derive the layers again.';

/**
 * Checks one layer's GeoJSON: that it parses, is a collection of named features, and that every
 * geometry can be drawn.
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
  return features.flatMap((feature, index) => {
    const name: unknown = feature?.properties?.name;
    const named = typeof name === 'string' && name !== '';
    const place = named ? `feature ${index} "${name}"` : `feature ${index}`;
    const geometry = checkGeometry(feature?.geometry);
    return [
      ...(named ? [] : [fault(place, 'it has no name.', 'Give it a "name" in its properties.')]),
      ...(geometry ? [fault(place, geometry.problem, geometry.remedy)] : []),
    ];
  });
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
