import type { StoryFolder } from '../../files/open-folder.ts';
import { attempt, type Fault, type Problem, problemsOf } from '../../files/story-error.ts';
import { layerFile, type StoryFiles } from '../../files/story-files.ts';
import { featureSchema, type LayerEntry } from '../schema/layers.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import { toJsonSchema } from '../yaml/json-schema.ts';
import { type AnyFeature, type GeometryFiles, parseCollection } from './read-geometry.ts';
import { joinValues, listSome, throwProblems, unknownProperty } from './values.ts';

interface Origin {
  readonly file: string;
  /** Each feature's index in the author's file. */
  readonly features: readonly number[];
  /** The properties' names in the author's file, by the names that the engine uses. */
  readonly names: Readonly<Record<string, string>>;
}

export type Origins = Readonly<Record<string, Origin>>;

/** Makes each layer's file if it differs from the author's: its features, with properties that the engine reads. */
export function makeLayerFiles(
  layers: readonly LayerEntry[],
  texts: GeometryFiles,
  files: StoryFolder,
) {
  const made: Record<string, string> = { ...texts };
  const origins: Record<string, Origin> = {};
  const problems: Problem[] = [];
  const drawn = layers.filter(
    ({ kind, file, where, properties }) => kind === 'shaded' || file || where || properties,
  );
  const listed = layers.map(({ id }) => layerFile(files, id));
  for (const layer of drawn) {
    const [file, from] = [layerFile(files, layer.id), authorFile(files, layer)];
    const { value, problems: errors } = attempt(() => drawFile(layer, texts, files));
    problems.push(...errors, ...(value?.warnings ?? []));
    if (!listed.includes(from)) delete made[from];
    if (value) {
      made[file] = value.text;
      origins[file] = value.origin;
    } else delete made[file];
  }
  return { files: made, origins, problems };
}

export const authorFile = (
  files: Pick<StoryFiles, 'geometry'>,
  { id, file = id }: Pick<LayerEntry, 'id' | 'file'>,
): string => layerFile(files, file.replace(/\.geojson$/, ''));

/** Lists the files that a story uses: its layers' files, the author's files they are made from, and its places. */
export const listedFiles = (
  layers: readonly LayerEntry[],
  files: Pick<StoryFiles, 'geometry' | 'places'>,
): readonly string[] => [
  ...layers.flatMap((layer) => [layerFile(files, layer.id), authorFile(files, layer)]),
  files.places,
];

/** Makes a layer's file; returns undefined if the author wrote none to make it from. @throws StoryError */
function drawFile(layer: LayerEntry, texts: GeometryFiles, files: StoryFolder) {
  const file = authorFile(files, layer);
  const { where = {}, properties: names = {} } = layer;
  const entry = { file: files.layers, path: [layer.id], place: `layer "${layer.id}"` };
  const text = texts[file];
  if (text === undefined) {
    if (layer.file) throwProblems(problemsOf(entry, [missingFile(layer.file, file, texts, files)]));
    return undefined;
  }
  const collection = parseCollection(text);
  const all = collection.features;
  const unknown = [
    ...Object.keys(where).flatMap((name) => unknownProperty(all, name, ['where', name])),
    ...Object.entries(names).flatMap(([own, name]) =>
      unknownProperty(all, name, ['properties', own]),
    ),
  ];
  throwProblems(problemsOf(entry, unknown));
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
    const remedy = `Its features have ${listSome(known)}.`;
    throwProblems(problemsOf(entry, [[problem, remedy, ['where', name], wanted]]));
  }
  const features = chosen.map(([, feature]) => feature);
  const origin = { file, features: chosen.map(([i]) => i), names };
  const joined =
    layer.kind === 'shaded' && joinValues(layer.values, { features, origin, files, entry });
  const drawn = features.map((feature, i) => ({
    ...feature,
    properties: { ...engineProperties(feature, names), ...(joined ? joined.shades[i] : {}) },
  }));
  const made = JSON.stringify({ ...collection, features: drawn });
  return { text: made, origin, warnings: joined ? joined.warnings : [] };
}

function missingFile(name: string, from: string, texts: GeometryFiles, files: StoryFiles): Fault {
  const folder = `${files.geometry}/`;
  const known = Object.keys(texts).filter((file) => file.startsWith(folder));
  const names = known.map((file) => file.slice(folder.length, -'.geojson'.length));
  const remedy = didYouMean(name, names) ?? 'Put the shapes there as GeoJSON.';
  return [`the file ${from} does not exist.`, remedy, ['file'], name];
}

function engineProperties({ properties }: AnyFeature, names: Readonly<Record<string, string>>) {
  const given = properties ?? {};
  const isRead = (name: string): boolean =>
    Object.hasOwn(featureSchema.shape, name) || /^(name:.*|local(Lang)?)$/.test(name);
  const own = Object.entries(given).filter(([name]) => isRead(name) && !Object.hasOwn(names, name));
  const renamed = Object.entries(names).flatMap(([name, theirs]) => {
    const value = given[theirs] ?? '';
    return value === '' ? [] : [[name, convertFor(name, value)] as const];
  });
  return Object.fromEntries([...own, ...renamed]);
}

/** Converts a value for the engine's property `name`: to a number if the property has numbers, otherwise to text. */
function convertFor(name: string, value: unknown): unknown {
  const isFigure = numericNames.includes(name);
  if (typeof value === 'number' && !isFigure) return String(value);
  if (typeof value !== 'string') return value;
  if (!isFigure) return value.trim();
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

const numericNames = Object.entries(toJsonSchema(featureSchema).properties ?? {}).flatMap(
  ([name, { type }]) => (type === 'number' ? [name] : []),
);

/** Turns a problem in a file that the build made into one in the author's file. */
export function problemOfOrigin(problem: Problem, origins: Origins): Problem {
  const origin = origins[problem.file];
  if (!origin) return problem;
  const { file, features, names } = origin;
  const [list, index, ...rest] = problem.path ?? [];
  const at = list === 'features' ? features[Number(index)] : undefined;
  if (at === undefined) return { ...problem, file };
  const path = rest.map((key, i) =>
    rest[i - 1] === 'properties' ? (names[String(key)] ?? key) : key,
  );
  const place = problem.place?.replace(/^feature \d+/, `feature ${at}`);
  return { ...problem, file, path: ['features', at, ...path], ...(place && { place }) };
}
