import type { Problem } from '../files/story-error.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { type DrawnFrom, featureSchema, type LayerEntry } from '../schema/layers.ts';
import { didYouMean } from '../yaml/did-you-mean.ts';
import { toJsonSchema } from '../yaml/json-schema.ts';
import { type AnyFeature, absent, type LayerFault } from './any-feature.ts';
import { type GeometryFiles, parseGeojson } from './read-geometry.ts';
import { joinValues } from './values.ts';

/** Where the features of a file come from that is made for a layer. */
interface Origin {
  /** The file that its author wrote. */
  readonly file: string;
  /** The place of each feature among those of that file. */
  readonly features: readonly number[];
  /** What properties are called there, by their names here. */
  readonly names: Readonly<Record<string, string>>;
}

/** The origins of the files that are made for layers, by the names of these. */
export type Origins = Readonly<Record<string, Origin>>;

/** Files as the story's layers are drawn from them. */
interface DrawnFiles {
  readonly files: GeometryFiles;
  readonly origins: Origins;
  /** The files that could not be made. */
  readonly lacking: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Makes the file of each layer that is drawn from another, from a part of its own, or from properties of
 * other names: its features alone, each with what the engine reads of it.
 *
 * @param written The files as their author wrote them.
 */
export function drawFiles(
  root: string,
  layers: readonly LayerEntry[],
  written: GeometryFiles,
  files: StoryFiles,
): DrawnFiles {
  const made: Record<string, string> = { ...written };
  const origins: Record<string, Origin> = {};
  const sources: string[] = [];
  const lacking: string[] = [];
  const problems: Problem[] = [];
  for (const layer of layers.filter(isMade)) {
    const [file, from] = [layerFile(files, layer.id), dataFile(files, layer)];
    const drawn = drawFile(root, layer, { from, text: written[from], written, files });
    problems.push(...drawn.problems);
    sources.push(from);
    if (drawn.text === undefined) {
      delete made[file];
      if (drawn.problems.length > 0) lacking.push(file);
    } else {
      made[file] = drawn.text;
      origins[file] = { file: from, features: [], names: {}, ...drawn.origin };
    }
  }
  const listed = new Set(layers.map(({ id }) => layerFile(files, id)));
  for (const file of sources) if (!listed.has(file)) delete made[file];
  return { files: made, origins, lacking, problems };
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

interface Source {
  /** The name of the file. */
  readonly from: string;
  readonly text: string | undefined;
  readonly written: GeometryFiles;
  readonly files: StoryFiles;
}

interface DrawnFile {
  readonly text?: string;
  readonly origin?: Partial<Origin>;
  readonly problems: readonly Problem[];
}

function drawFile(root: string, layer: LayerEntry, source: Source): DrawnFile {
  const { from, text, files } = source;
  const place = `layer "${layer.id}"`;
  const fault: LayerFault = (path, problem, remedy, value) => ({
    file: files.layers,
    path: [layer.id, ...path],
    place,
    problem,
    remedy,
    value,
  });
  if (text === undefined)
    return { problems: layer.file ? [noFile(layer.file, source, fault)] : [] };
  const collection = collectionIn(text);
  // What is no collection is told of as it is.
  if (!collection) return { text, problems: [] };
  const all = collection.features;
  const { where = {}, properties: names = {} } = layer;
  const problems = [
    ...Object.keys(where).flatMap((name) =>
      absent(all, name, (...told) => fault(['where', name], ...told)),
    ),
    ...Object.entries(names).flatMap(([own, name]) =>
      absent(all, name, (...told) => fault(['properties', own], ...told)),
    ),
  ];
  if (problems.length > 0) return { problems };
  const chosen = [...all.keys()].filter((i) => isWanted(all[i], where));
  if (chosen.length === 0) return { problems: [nothingWanted(all, where, from, fault)] };
  const features = chosen.flatMap((i) => all[i] ?? []);
  const own = features.map((feature) => ({ ...feature, properties: ownOf(feature, names) }));
  const origin = { features: chosen, names };
  const done = (drawn: readonly AnyFeature[], found: readonly Problem[] = []): DrawnFile => ({
    text: JSON.stringify({ ...collection, features: drawn }),
    origin,
    problems: found,
  });
  if (!layer.values) return done(own);
  const joined = joinValues(root, layer.values, {
    all,
    features,
    origin: { file: from, features: chosen },
    files,
    fault,
  });
  if (!joined.shaded) return { problems: joined.problems };
  const shades = joined.shaded;
  const drawn = own.map(({ properties, ...feature }, i) => ({
    ...feature,
    properties: { ...properties, ...shades[i] },
  }));
  return done(drawn, joined.problems);
}

/** A file as a collection of features, as far as it is one. */
function collectionIn(text: string): { readonly features: readonly AnyFeature[] } | undefined {
  try {
    const { type, features } = parseGeojson(text);
    if (type !== 'FeatureCollection' || !Array.isArray(features)) return undefined;
    const isFeature = (each: unknown) => typeof each === 'object' && each !== null;
    return features.every(isFeature) ? parseGeojson(text) : undefined;
  } catch {
    return undefined;
  }
}

function noFile(name: string, { from, written, files }: Source, fault: LayerFault): Problem {
  const known = Object.keys(written).flatMap((file) =>
    file.startsWith(`${files.geometry}/`)
      ? file.slice(files.geometry.length + 1, -'.geojson'.length)
      : [],
  );
  const remedy = didYouMean(name, known) ?? `Put the shapes there as GeoJSON.`;
  return fault(['file'], `there is no file ${from}.`, remedy, name);
}

const isWanted = (
  feature: AnyFeature | undefined,
  where: NonNullable<DrawnFrom['where']>,
): boolean =>
  Object.entries(where).every(([name, wanted]) =>
    [wanted].flat().some((each) => String(each) === String(feature?.properties?.[name])),
  );

/** How many values of a property are named. */
const mostNamed = 8;

function nothingWanted(
  all: readonly AnyFeature[],
  where: NonNullable<DrawnFrom['where']>,
  from: string,
  fault: LayerFault,
): Problem {
  const [name = '', wanted] =
    Object.entries(where).find(
      ([key, each]) => !all.some((one) => isWanted(one, { [key]: each })),
    ) ??
    Object.entries(where)[0] ??
    [];
  const known = [...new Set(all.map(({ properties }) => String(properties?.[name])))];
  const listed = known.slice(0, mostNamed).join(', ');
  const remedy =
    didYouMean(
      String(wanted),
      known.filter((each) => each !== String(wanted)),
    ) ?? `Its features have ${listed}${known.length > mostNamed ? ' and others' : ''}.`;
  const asked = Object.entries(where).map(([key, each]) => `${key}: ${[each].flat().join(' or ')}`);
  return fault(
    ['where', name],
    `no feature of ${from} has ${asked.join(' and ')}.`,
    remedy,
    wanted,
  );
}

/** Whether the engine reads a property of a feature. */
const isRead = (name: string): boolean =>
  Object.hasOwn(featureSchema.shape, name) || /^(name:.*|local(Lang)?)$/.test(name);

/** A feature's properties as the engine reads them. */
function ownOf(
  { properties }: AnyFeature,
  names: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const given = properties ?? {};
  const own = Object.entries(given).filter(([name]) => isRead(name));
  const renamed = Object.entries(names).flatMap(([name, theirs]) => {
    const value = given[theirs];
    return value === null || value === undefined || value === ''
      ? []
      : [[name, adapted(name, value)]];
  });
  const without = own.filter(([name]) => !Object.hasOwn(names, name));
  return Object.fromEntries([...without, ...renamed]);
}

/** A value as the engine's own property of that name has it: figures as numbers, all else as text. */
function adapted(name: string, value: unknown): unknown {
  const isFigure = figures.includes(name);
  if (typeof value === 'string') return isFigure ? numberOr(value) : value.trim();
  return typeof value === 'number' && !isFigure ? String(value) : value;
}

const figures = Object.entries(toJsonSchema(featureSchema).properties ?? {}).flatMap(
  ([name, { type }]) => (type === 'number' ? [name] : []),
);

const numberOr = (text: string): number | string =>
  text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;

/** A problem of a file that was made, as it is told of the one that its author wrote. */
export function toldOfOrigin(problem: Problem, origins: Origins): Problem {
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
