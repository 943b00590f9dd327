import { attempt, type Problem, StoryError } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type DrawnFrom, featureSchema, type LayerEntry } from '../schema/layers.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import { toJsonSchema } from '../yaml/json-schema.ts';
import { type AnyFeature, collectionIn, type GeometryFiles } from './read-geometry.ts';
import { absent, joinValues, type LayerFault, listOf, refuse } from './values.ts';

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

/**
 * Makes the file of each layer that is drawn from another, from a part of its own, or from properties of
 * other names, as `written`: its features alone, each with what the engine reads of it.
 */
export function drawFiles(
  root: string,
  layers: readonly LayerEntry[],
  written: GeometryFiles,
  files: StoryFiles,
) {
  const made: Record<string, string> = { ...written };
  const origins: Record<string, Origin> = {};
  const problems: Problem[] = [];
  const drawn = layers.filter(isMade);
  const listed = new Set(layers.map(({ id }) => layerFile(files, id)));
  for (const from of drawn.map((layer) => dataFile(files, layer)))
    if (!listed.has(from)) delete made[from];
  for (const layer of drawn) {
    const file = layerFile(files, layer.id);
    const { value, problems: errors } = attempt(() => drawFile(root, layer, written, files));
    problems.push(...errors, ...(value?.warnings ?? []));
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

/** The names of the files that layers are drawn from beside those of their ids. */
export const dataNames = (layers: readonly LayerEntry[] = []): readonly string[] =>
  layers.flatMap(({ file }) => file?.replace(/\.geojson$/, '') ?? []);

/** Whether a layer's file is not drawn as it is written. */
const isMade = (layer: LayerEntry): boolean =>
  [layer.file, layer.where, layer.properties, layer.values].some((each) => each !== undefined);

/** Makes the file of a layer; nothing where its author wrote none. @throws StoryError where it cannot be made. */
function drawFile(
  root: string,
  layer: LayerEntry,
  written: GeometryFiles,
  files: StoryFiles,
): { text: string; origin: Origin; warnings?: readonly Problem[] } | undefined {
  const file = dataFile(files, layer);
  const { where = {}, properties: names = {}, values } = layer;
  const fault: LayerFault = (path, problem, remedy, value) => {
    const at = { file: files.layers, path: [layer.id, ...path], place: `layer "${layer.id}"` };
    return { ...at, problem, remedy, value };
  };
  const text = written[file];
  if (text === undefined) {
    if (layer.file) throw new StoryError([noFile(layer.file, file, written, files, fault)]);
    return undefined;
  }
  const collection = collectionIn(text);
  const all = collection.features;
  refuse([
    ...Object.keys(where).flatMap((name) => absent(all, name, ['where', name], fault)),
    ...Object.entries(names).flatMap(([own, name]) =>
      absent(all, name, ['properties', own], fault),
    ),
  ]);
  const chosen = [...all.keys()].filter((i) => isWanted(all[i], where));
  if (chosen.length === 0 && layer.where)
    throw new StoryError([nothingWanted(all, where, file, fault)]);
  const features = chosen.flatMap((i) => all[i] ?? []);
  const origin = { file, features: chosen, names };
  const joined = values && joinValues(root, values, { features, origin, files, fault });
  const drawn = features.map((feature, i) => ({
    ...feature,
    properties: { ...ownOf(feature, names), ...joined?.shades[i] },
  }));
  const warnings = joined?.warnings ?? [];
  return { text: JSON.stringify({ ...collection, features: drawn }), origin, warnings };
}

function noFile(
  name: string,
  from: string,
  written: GeometryFiles,
  { geometry }: StoryFiles,
  fault: LayerFault,
): Problem {
  const known = Object.keys(written).flatMap((file) =>
    file.startsWith(`${geometry}/`) ? file.slice(geometry.length + 1, -'.geojson'.length) : [],
  );
  const remedy = didYouMean(name, known) ?? 'Put the shapes there as GeoJSON.';
  return fault(['file'], `the file ${from} does not exist.`, remedy, name);
}

type Where = NonNullable<DrawnFrom['where']>;

const isWanted = (feature: AnyFeature | undefined, where: Where): boolean =>
  Object.entries(where).every(([name, wanted]) =>
    [wanted].flat().some((each) => String(each) === String(feature?.properties?.[name])),
  );

/** Names the conditions, and the values that the features have of the first. */
function nothingWanted(
  all: readonly AnyFeature[],
  where: Where,
  from: string,
  fault: LayerFault,
): Problem {
  const conditions = Object.entries(where);
  const [name = '', wanted] = conditions[0] ?? [];
  const known = [...new Set(all.map(({ properties }) => String(properties?.[name])))];
  const asked = conditions.map(([key, each]) => `${key}: ${[each].flat().join(' or ')}`);
  const problem = `no feature of ${from} has ${asked.join(' and ')}.`;
  return fault(['where', name], problem, `Its features have ${listOf(known)}.`, wanted);
}

const isRead = (name: string): boolean =>
  Object.hasOwn(featureSchema.shape, name) || /^(name:.*|local(Lang)?)$/.test(name);

function ownOf(
  { properties }: AnyFeature,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const given = properties ?? {};
  const own = Object.entries(given).filter(([name]) => isRead(name) && !Object.hasOwn(names, name));
  const renamed = Object.entries(names).map(([name, theirs]) => [name, given[theirs]] as const);
  const adapted = renamed.flatMap(([name, value]) =>
    [null, undefined, ''].includes(value as null) ? [] : [[name, adaptedTo(name, value)]],
  );
  return Object.fromEntries([...own, ...adapted]);
}

/** A value as the engine's own property of that name has it: figures as numbers, all else as text. */
function adaptedTo(name: string, value: unknown): unknown {
  const isFigure = figures.includes(name);
  if (typeof value === 'number' && !isFigure) return String(value);
  if (typeof value !== 'string') return value;
  const number = isFigure && value.trim() !== '' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : isFigure ? value : value.trim();
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
