import { parse, resolve } from 'node:path';
import exifr from 'exifr';
import { decodeForeignText } from '../../files/foreign-text.ts';
import { realPath, safeFolder } from '../../files/safe-folder.ts';
import {
  AuthorError,
  formatProblem,
  isWarning,
  orNothing,
  printable,
  StoryError,
  shortened,
  withoutFloods,
} from '../../files/story-error.ts';
import { idLike, isId } from '../../files/story-files.ts';
import { checkLayer } from '../../read/geometry/check-geojson.ts';
import { geojsonText, parseGeojson } from '../../read/geometry/read-geometry.ts';
import { faultOf, inspectPicture, placeFault } from '../../read/pictures/see-file.ts';
import { reservedIds } from '../../read/schema/ids.ts';
import type { Collection } from '../../style/kinds/kind.ts';
import { asGeojson, ofJson, readerOf } from './as-geojson.ts';

export interface OwnLayer {
  readonly id: string;
  readonly label: string;
  readonly kind: 'area' | 'line' | 'route' | 'points';
  readonly path: string;
  /** The GeoJSON, in which each feature has a name, and MultiPoints are split into points. */
  readonly geojson: string;
}

/** `crs` overrides the files' reference system; `photoPositions` makes the photographs' positions a layer. */
export interface DataOptions {
  readonly crs?: string;
  readonly photoPositions?: boolean;
}

/**
 * Makes a layer from each GeoJSON file, and from each type of shape in other files. Returns the layers, the files to
 * keep by their paths in a story, and notes for the author. @throws AuthorError that names every unsuitable file
 */
export async function readData(root: string, paths: readonly string[], options: DataOptions = {}) {
  const layers: OwnLayer[] = [];
  const kept = new Map<string, Uint8Array>();
  const notes: string[] = [];
  const say = (line: string) => notes.push(line);
  const add = (text: string, name: string, path: string) => {
    const layer = layerOf(text, name, path);
    const other = layers.find(({ id }) => id === layer.id);
    if (other)
      throw new AuthorError(
        `${other.path} and ${path} would be one layer, "${layer.id}". Rename one, in the letters a to z.`,
      );
    layers.push(layer);
    const { features }: Collection = parseGeojson(layer.geojson);
    const [length, known] = [features.length, features[0]?.properties ?? { name: '' }];
    const numbered = `${layer.label} 1`;
    const others = Object.keys(known).filter((key) => key !== 'name');
    if (length > 1 && known.name === numbered && others.length > 0)
      say(
        `${path}: its shapes are called "${numbered}" and so on. If one of ${shortened(others.join(', '))} names them, write it into the layer: properties: { name: ${shortened(others[0] ?? '')} }`,
      );
    const cost = `${length} shapes are ${layer.geojson.length} bytes, which each reader loads`;
    if (length > 10_000) say(`${path}: ${cost}. Leave out what the story does not need.`);
  };
  const taken: object[] = [];
  const readOne = async (path: string): Promise<void> => {
    const real = realPath(resolve(root, path));
    if (!real) throw new AuthorError(`${path} does not exist. Check its name and its folder.`);
    const disk = safeFolder(parse(real).root);
    const bytes = (first?: number) => disk.bytes(real, first) ?? Buffer.of();
    const { base, name } = parse(path);
    if (/\.(jpe?g|heic)$/i.test(path)) {
      if (kept.has(`pictures/${base}`))
        throw new AuthorError(`Two pictures are ${base}. Rename one.`);
      const seen = await inspectPicture(disk, real, base).catch(faultOf);
      if ('problem' in seen) throw new StoryError([{ ...seen, file: path }]);
      const picture = bytes();
      kept.set(`pictures/${base}`, picture);
      const at = await exifr.gps(picture).catch(() => undefined);
      const geometry = { type: 'Point', coordinates: [at?.longitude, at?.latitude] };
      if (at && options.photoPositions)
        taken.push({ type: 'Feature', properties: { name }, geometry });
      else if (at) say(`${path} has a position, which only --photo-positions publishes.`);
      else if (placeFault(picture, base))
        say(`${path} says where it was taken, which the page leaves out and your folder keeps.`);
      return;
    }
    const read = readerOf(path);
    const text = read
      ? ''
      : geojsonText(bytes, path, (all, file) => decodeForeignText(all, file, say));
    const reading = { crs: options.crs ?? crsOf(text), say };
    const json = parsed(text);
    const isOther = read || (json && reading.crs) || json?.type === 'Topology';
    if (!isOther) add(text, name, path);
    else {
      kept.set(`data/${base}`, bytes());
      const parts = await (read ?? ofJson)(bytes(), path, reading);
      for (const [part, geojson] of asGeojson(parts, path)) add(geojson, part, path);
    }
  };
  const faults: AuthorError[] = [];
  for (const path of new Set(paths))
    await readOne(path).catch((error: unknown) => {
      if (!(error instanceof AuthorError)) throw error;
      faults.push(error);
    });
  const [first, second] = faults;
  if (second) throw unwritten(faults.flatMap(sentencesOf));
  if (first) throw first;
  const positions = JSON.stringify({ type: 'FeatureCollection', features: taken });
  if (taken.length > 0) add(positions, 'photographs', 'photographs');
  return { layers, kept, notes };
}

function crsOf(text: string): string | undefined {
  const name = String(parsed(text)?.crs?.properties?.name ?? '').slice(0, 100);
  if (/^$|CRS:?84$|\b(4326|4258|4269|4979)$/i.test(name)) return undefined;
  return name.replace(/^.*\bEPSG:.*?(\d+)$/i, 'EPSG:$1');
}

/** Runs a task that writes everything or nothing. @throws AuthorError with a StoryError's problems as sentences */
export async function allOrNone<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    throw unwritten(sentencesOf(error));
  }
}

const sentencesOf = (error: AuthorError): readonly string[] =>
  error instanceof StoryError
    ? withoutFloods(error.problems).map(formatProblem)
    : error.message.split('\n');

const unwritten = (faults: readonly string[]): AuthorError =>
  new AuthorError(printable([...faults, 'Nothing was written.'].join('\n')));

export function layerOf(text: string, stem: string, path: string): OwnLayer {
  const [id, label] = [idOf(stem), labelOf(stem) || 'Layer'];
  const geojson = withNames(text, label);
  const errors = checkLayer(geojson, path).filter((problem) => !isWarning(problem));
  if (errors.length > 0) throw new StoryError(errors);
  return { id, label, kind: kindOf(id, path, geojson), path, geojson };
}

function idOf(name: string): string {
  const id = idLike(name);
  // YAML reads some words as other values, and the map's sources have some ids.
  if (isId(id) && !['true', 'false', 'null', ...reservedIds].includes(id)) return id;
  return id === '' ? 'layer' : `layer-${id}`;
}

/** Makes a label, such as `Overland telegraph`, from a file's or folder's name; the label may be empty. */
export function labelOf(name: string): string {
  const words = name.normalize().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/^./u, (first) => first.toUpperCase());
}

/** Chooses the kind of layer for shapes: a single line is a route, several are a network. */
function kindOf(id: string, path: string, geojson: string): OwnLayer['kind'] {
  const { features }: Collection = parseGeojson(geojson);
  const types = new Set<string>(features.map(({ geometry }) => geometry.type.replace('Multi', '')));
  if (types.size > 1)
    throw new AuthorError(
      `${path} has more than one of points, lines or areas. Put each sort into a file of its own.`,
    );
  if (types.has('Point')) return 'points';
  if (types.has('Polygon')) return 'area';
  const isRoute = () => checkLayer(geojson, path, { id, kind: 'route' }).length === 0;
  return features.length === 1 && isRoute() ? 'route' : 'line';
}

type RawFeature = Partial<Record<'properties' | 'geometry', Record<string, unknown> | null>> | null;

/** Names the features that have no name; returns a text unchanged if it is no collection. */
function withNames(text: string, label: string): string {
  const collection = parsed(text);
  if (!Array.isArray(collection?.features)) return text;
  const given: readonly RawFeature[] = collection.features;
  const points = given.flatMap(splitPoints);
  const features = points.map((feature, i) =>
    named(feature, points.length > 1 ? `${label} ${i + 1}` : label),
  );
  const isSame = features.length === given.length && features.every((each, i) => each === given[i]);
  return isSame ? text : `${JSON.stringify({ ...collection, features })}\n`;
}

const parsed = (text: string) => orNothing(() => parseGeojson(text));

function splitPoints(feature: RawFeature): readonly RawFeature[] {
  const { type, coordinates } = feature?.geometry ?? {};
  const positions = type === 'MultiPoint' && Array.isArray(coordinates) ? coordinates : [];
  if (positions.length === 0) return [feature];
  return positions.map((at) => ({ ...feature, geometry: { type: 'Point', coordinates: at } }));
}

/** Names a feature by a property such as `NAME`, `st_name` or `title`, or, if it has none, `otherwise`. */
function named(feature: RawFeature, otherwise: string): RawFeature {
  const texts = Object.entries(feature?.properties ?? {}).filter(
    ([, value]) => typeof value === 'string' && value.trim() !== '',
  );
  const like = (pattern: RegExp) => texts.find(([key]) => pattern.test(key))?.[1];
  if (!feature || like(/^name$/)) return feature;
  const name = like(/^name$/i) ?? like(/name/i) ?? like(/^(title|label)$/i) ?? otherwise;
  return { ...feature, properties: { ...feature.properties, name } };
}
