import type { LayerSpec } from '../../../../core/story/layer-spec.ts';
import type { FeatureFault, Kind, LayerFeature } from '../../../../style/kinds/kind.ts';
import { kindNamed } from '../../../../style/kinds/kinds.ts';
import { countOf, type Problem } from '../../files/story-error.ts';
import { parseGeojson } from '../../geometry/parse-geojson.ts';
import type { SoundLayer } from '../../map-data.ts';
import type { Fault } from '../fault.ts';
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
export function checkLayer(text: string | undefined, file: string, layer?: SoundLayer): Problem[] {
  if (text === undefined) {
    const remedy = 'Put the shapes of the layer there as GeoJSON, or take the layer out.';
    return [{ file, problem: 'the file does not exist.', remedy }];
  }
  const collection = parse(text);
  if (collection === undefined) return [{ file, ...jsonProblem(text) }];
  const { type, features } = (collection ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection') {
    const problem = `the type is ${JSON.stringify(type) ?? 'missing'}, not "FeatureCollection".`;
    const remedy = 'Write { "type": "FeatureCollection", "features": [ … ] } around the features.';
    return [{ file, path: ['type'], place: 'the top level', problem, remedy, value: type }];
  }
  const broken = rfcProblems(text).map((problem) => ({ file, ...problem }));
  if (!Array.isArray(features)) return broken;
  if (features.length === 0) {
    const remedy = 'Write at least one into the list.';
    return [{ file, path: ['features'], problem: 'there are no features.', remedy }];
  }
  const isSound = (feature: unknown): boolean => broken.length === 0 || obeysRfc(feature);
  const faults = featureFaults(features, layer, isSound).map(
    ([index, problem, remedy, path = []]): Problem => ({
      file,
      path: ['features', index, ...path],
      place: placeOf(features[index], index),
      problem,
      remedy,
    }),
  );
  return [...broken, ...faults];
}

/** Whether a feature by itself is what the standard says. */
const obeysRfc = (feature: unknown): boolean =>
  rfcProblems(JSON.stringify({ type: 'FeatureCollection', features: [feature] })).length === 0;

/**
 * What is wrong with each feature by itself, and for the kind that draws them.
 *
 * @param isSound Whether a feature is what the standard says, so that its geometry can be looked at.
 */
function featureFaults(
  features: readonly unknown[],
  layer: SoundLayer | undefined,
  isSound: (feature: unknown) => boolean,
): readonly FeatureFault[] {
  const kind = kindNamed(layer?.kind);
  const each = features.flatMap((feature, index): FeatureFault[] => {
    if (!isFeature(feature) || !isSound(feature)) return [];
    const fault = checkGeometry(feature.geometry) ?? (kind && unfitFor(kind, feature));
    if (!fault) return [];
    const [problem, remedy, path = []] = fault;
    return [[index, problem, remedy, ['geometry', ...path]]];
  });
  const faulty = new Set(each.map(([index]) => index));
  const sound = features.flatMap((feature, index) =>
    isFeature(feature) && isSound(feature) && !faulty.has(index) ? [{ feature, index }] : [],
  );
  const whole = sound.length === features.length;
  const own =
    layer && kind && (whole || kind.shape === 'point') ? ownFaults(kind, layer, sound) : [];
  return [...namelessFaults(features), ...each, ...own];
}

/** The first feature without a name, and how many others have none: a file that lacks them lacks them all. */
function namelessFaults(features: readonly unknown[]): readonly FeatureFault[] {
  const nameless = features.flatMap((feature, index) =>
    isFeature(feature) && nameOf(feature) === undefined ? [{ feature, index }] : [],
  );
  const [first] = nameless;
  if (!first) return [];
  const others = nameless.length - 1;
  const problem = `it has no name${others > 0 ? `, and so it is with ${countOf(others, 'other')}` : ''}.`;
  const named = Object.entries(first.feature.properties ?? {}).find(
    ([key, value]) => /^name|name$/i.test(key) && typeof value === 'string',
  );
  const remedy = named
    ? `Rename its property "${named[0]}" to "name".`
    : 'Give it a "name" in its properties.';
  return [[first.index, problem, remedy, ['properties']]];
}

/** What the kind finds in features that it can draw: each point stands alone, lines stand together. */
function ownFaults(
  kind: Kind,
  layer: SoundLayer,
  features: readonly { readonly feature: LayerFeature; readonly index: number }[],
): readonly FeatureFault[] {
  const given = features.map(({ feature }) => ({
    ...feature,
    properties: feature.properties ?? { name: '' },
  }));
  const faults = kind.check?.(layer as LayerSpec, given) ?? [];
  return faults.map(([at, ...words]) => [features[at]?.index ?? at, ...words]);
}

/** A geometry that a kind of layer cannot draw. */
function unfitFor(kind: Kind, { geometry: { type } }: LayerFeature): Fault | undefined {
  if (kind.geometries.includes(type)) return undefined;
  return [
    `it is a ${type}, which a layer of the kind "${kind.name}" cannot draw.`,
    `Use ${kind.geometries.join(' or ')}, or another kind of layer.`,
    ['type'],
  ];
}

const isFeature = (value: unknown): value is LayerFeature =>
  typeof value === 'object' && value !== null;

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
