import type { StoryFolder } from '../../files/open-folder.ts';
import { attempt, type Fault, type Problem, problemsOf } from '../../files/story-error.ts';
import { layerFile, type StoryFiles } from '../../files/story-files.ts';
import { featureSchema, type LayerEntry } from '../schema/layers.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import { toJsonSchema } from '../yaml/json-schema.ts';
import { type AnyFeature, collectionIn, type GeometryFiles } from './read-geometry.ts';
import { absent, joinValues, listOf, refuse } from './values.ts';

/** Where the features come from of a file that is made for a layer. */
interface Origin {
  /** The file that its author wrote. */
  readonly file: string;
  /** The index of each feature in that file. */
  readonly features: readonly number[];
  /** The names of properties in that file, by their names here. */
  readonly names: Readonly<Record<string, string>>;
}

/** The origins of the files that are made for layers, by the names of these. */
export type Origins = Readonly<Record<string, Origin>>;

/** Makes the file of each layer that differs from its author's: the layer's features, with what the engine reads. */
export function drawFiles(
  layers: readonly LayerEntry[],
  written: GeometryFiles,
  files: StoryFolder,
) {
  const made: Record<string, string> = { ...written };
  const origins: Record<string, Origin> = {};
  const problems: Problem[] = [];
  const drawn = layers.filter(
    ({ kind, file, where, properties }) => kind === 'shaded' || file || where || properties,
  );
  const listed = layers.map(({ id }) => layerFile(files, id));
  for (const layer of drawn) {
    const [file, from] = [layerFile(files, layer.id), dataFile(files, layer)];
    const { value, problems: errors } = attempt(() => drawFile(layer, written, files));
    problems.push(...errors, ...(value?.warnings ?? []));
    if (!listed.includes(from)) delete made[from];
    if (value) {
      made[file] = value.text;
      origins[file] = value.origin;
    } else delete made[file];
  }
  return { files: made, origins, problems };
}

/** The file that an author wrote for a layer. */
export const dataFile = (
  files: Pick<StoryFiles, 'geometry'>,
  { id, file = id }: Pick<LayerEntry, 'id' | 'file'>,
): string => layerFile(files, file.replace(/\.geojson$/, ''));

/** The files that a story uses of the layers' folder: its layers', those that these are drawn from, its places'. */
export const listedFiles = (
  layers: readonly LayerEntry[],
  files: Pick<StoryFiles, 'geometry' | 'places'>,
): readonly string[] => [
  ...layers.flatMap((layer) => [layerFile(files, layer.id), dataFile(files, layer)]),
  files.places,
];

/** Makes the file of a layer; undefined where its author wrote none. @throws StoryError where it cannot be made. */
function drawFile(layer: LayerEntry, written: GeometryFiles, files: StoryFolder) {
  const file = dataFile(files, layer);
  const { where = {}, properties: names = {} } = layer;
  const entry = { file: files.layers, path: [layer.id], place: `layer "${layer.id}"` };
  const text = written[file];
  if (text === undefined) {
    if (layer.file) refuse(problemsOf(entry, [noFile(layer.file, file, written, files)]));
    return undefined;
  }
  const collection = collectionIn(text);
  const all = collection.features;
  const unknown = [
    ...Object.keys(where).flatMap((name) => absent(all, name, ['where', name])),
    ...Object.entries(names).flatMap(([own, name]) => absent(all, name, ['properties', own])),
  ];
  refuse(problemsOf(entry, unknown));
  const conditions = Object.entries(where);
  const chosen = [...all.entries()].filter(([, { properties }]) =>
    conditions.every(([name, wanted]) =>
      [wanted].flat().some((each) => String(each) === String(properties?.[name])),
    ),
  );
  if (chosen.length === 0 && layer.where) {
    const [[name, wanted] = ['']] = conditions;
    const asked = conditions.map(([key, each]) => `${key}: ${[each].flat().join(' or ')}`);
    const problem = `no feature of ${file} has ${asked.join(' and ')}.`;
    const known = [...new Set(all.map(({ properties }) => String(properties?.[name])))];
    const remedy = `Its features have ${listOf(known)}.`;
    refuse(problemsOf(entry, [[problem, remedy, ['where', name], wanted]]));
  }
  const features = chosen.map(([, feature]) => feature);
  const origin = { file, features: chosen.map(([i]) => i), names };
  const joined =
    layer.kind === 'shaded' && joinValues(layer.values, { features, origin, files, entry });
  const drawn = features.map((feature, i) => ({
    ...feature,
    properties: { ...ownOf(feature, names), ...(joined ? joined.shades[i] : {}) },
  }));
  const made = JSON.stringify({ ...collection, features: drawn });
  return { text: made, origin, warnings: joined ? joined.warnings : [] };
}

function noFile(name: string, from: string, written: GeometryFiles, files: StoryFiles): Fault {
  const folder = `${files.geometry}/`;
  const known = Object.keys(written).filter((file) => file.startsWith(folder));
  const names = known.map((file) => file.slice(folder.length, -'.geojson'.length));
  const remedy = didYouMean(name, names) ?? 'Put the shapes there as GeoJSON.';
  return [`the file ${from} does not exist.`, remedy, ['file'], name];
}

/** The properties of a feature that the engine reads, by its own names. */
function ownOf(
  { properties }: AnyFeature,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const given = properties ?? {};
  const isRead = (name: string): boolean =>
    Object.hasOwn(featureSchema.shape, name) || /^(name:.*|local(Lang)?)$/.test(name);
  const own = Object.entries(given).filter(([name]) => isRead(name) && !Object.hasOwn(names, name));
  const renamed = Object.entries(names).flatMap(([name, theirs]) => {
    const value = given[theirs] ?? '';
    return value === '' ? [] : [[name, adaptedTo(name, value)] as const];
  });
  return Object.fromEntries([...own, ...renamed]);
}

/** A value as the engine's own property of that name has it: figures as numbers, all else as text. */
function adaptedTo(name: string, value: unknown): unknown {
  const isFigure = figures.includes(name);
  if (typeof value === 'number' && !isFigure) return String(value);
  if (typeof value !== 'string') return value;
  if (!isFigure) return value.trim();
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

const figures = Object.entries(toJsonSchema(featureSchema).properties ?? {}).flatMap(
  ([name, { type }]) => (type === 'number' ? [name] : []),
);

/** A problem of a file that was made, as one of the file that its author wrote. */
export function problemOfOrigin(problem: Problem, origins: Origins): Problem {
  const origin = origins[problem.file];
  if (!origin) return problem;
  const { file, features, names } = origin;
  const [list, index, ...rest] = problem.path ?? [];
  const at = list === 'features' && typeof index === 'number' ? features[index] : undefined;
  if (at === undefined) return { ...problem, file };
  const path = rest.map((key, i) =>
    rest[i - 1] === 'properties' ? (names[String(key)] ?? key) : key,
  );
  const place = problem.place?.replace(/^feature \d+/, `feature ${at}`);
  return { ...problem, file, path: ['features', at, ...path], ...(place && { place }) };
}
