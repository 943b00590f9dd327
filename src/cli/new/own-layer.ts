import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import type { Nested } from '../../core/geometry/coordinates.ts';
import { checkLayer } from '../../load/check/check-geojson.ts';
import { checkMetadata, unstated } from '../../load/check/check-metadata.ts';
import { idLike, isId } from '../../load/files/ids.ts';
import { tooLarge } from '../../load/files/size-limits.ts';
import { formatProblem, isWarning, type Problem } from '../../load/files/story-error.ts';
import { takenIds } from '../../load/files/story-files.ts';
import { parseGeojson } from '../../load/geometry/read-geometry.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';
import { FolderError } from './write-story.ts';

/** A layer of a new story, made of a GeoJSON file that its author has. */
export interface OwnLayer {
  readonly id: string;
  readonly label: string;
  readonly kind: OwnKind;
  /** The file's name, as its author has it. */
  readonly file: string;
  /** The file's text as it can be drawn: see {@link ownFeatures}. */
  readonly geojson: string;
  /** The coordinates of each of its features, those of a point in a list of their own. */
  readonly coordinates: readonly Nested[];
}

type OwnKind = 'area' | 'line' | 'route' | 'points';

/**
 * Makes a layer of a GeoJSON file: its id from the file's name, its kind from its shapes, and the names of
 * its features from what comes nearest to one where they have no `name`.
 *
 * @throws FolderError with what is wrong with the file.
 */
export function ownLayer(path: string, text: string): OwnLayer {
  const file = basename(path);
  const stem = file.replace(/\.\w+$/, '');
  const [id, label] = [idOf(stem), labelOf(stem) || 'Layer'];
  const geojson = ownFeatures(text, label);
  refuse([tooLarge(path, Buffer.byteLength(geojson))]);
  refuse(checkLayer(geojson, path));
  const { features, metadata } = parseGeojson(geojson) as Collection;
  const kind = ownKind(path, id, geojson);
  const entry = { id, label, kind, source: { title: file }, license: unstated };
  refuse([
    ...checkLayer(geojson, path, entry),
    ...checkMetadata(metadata, path, 'layers.yaml', entry),
  ]);
  const coordinates = features.map(
    ({ geometry }): Nested =>
      geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
  );
  return { id, label, kind, file, geojson, coordinates };
}

interface Collection {
  readonly features: readonly LayerFeature[];
  readonly metadata?: unknown;
}

/** @throws FolderError with the first of the errors, if there is one. */
function refuse(problems: readonly (Problem | undefined)[]): void {
  const error = problems.find((problem) => problem && !isWarning(problem));
  if (error) throw new FolderError(`${formatProblem(error)} Nothing was written.`);
}

/** What an id cannot be, since YAML takes it for something else or the map has it already. */
const taken = ['true', 'false', 'null', ...takenIds];

/** An id that can stand in a link, from the name of a file. */
function idOf(name: string): string {
  const id = idLike(name);
  if (isId(id) && !taken.includes(id)) return id;
  return id === '' ? 'layer' : `layer-${id}`;
}

/** The kind that draws a file's shapes: one way may be drawn along its length, other lines are a network. */
function ownKind(path: string, id: string, geojson: string): OwnKind {
  const { features } = parseGeojson(geojson) as Collection;
  const types = new Set(features.map(({ geometry }) => geometry.type.replace('Multi', '')));
  const [type] = types;
  if (types.size > 1) {
    const sorts = 'points, lines or areas';
    throw new FolderError(
      `${path} has more than one of ${sorts}. Put each sort into a file of its own.`,
    );
  }
  if (type === 'Point') return 'points';
  if (type === 'Polygon') return 'area';
  const isRoute = () => checkLayer(geojson, path, { id, kind: 'route' }).length === 0;
  return features.length === 1 && isRoute() ? 'route' : 'line';
}

/** A feature as an author's file has it, sound or not. */
interface OwnFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
  readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
}

type MaybeFeature = OwnFeature | null | undefined;

/**
 * A file's text as a story can draw it: each position of a MultiPoint is a Point, and each feature has a
 * name, from what comes nearest to one. It is the same text where all of it is so already, or where it is
 * no collection of features.
 *
 * @param label What features that have nothing like a name are called, with a number where there are several.
 */
function ownFeatures(text: string, label: string): string {
  const collection = parsed(text) as { readonly features?: unknown } | null | undefined;
  if (!Array.isArray(collection?.features)) return text;
  const given: readonly MaybeFeature[] = collection.features;
  const points = given.flatMap(pointsOf);
  const features = points.map((feature, index) =>
    named(feature, points.length > 1 ? `${label} ${index + 1}` : label),
  );
  const isSame = features.length === given.length && features.every((each, i) => each === given[i]);
  return isSame ? text : `${JSON.stringify({ ...collection, features })}\n`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A feature of a MultiPoint as one for each of its positions, any other as it is. */
function pointsOf(feature: MaybeFeature): readonly MaybeFeature[] {
  const { type, coordinates } = feature?.geometry ?? {};
  if (type !== 'MultiPoint' || !Array.isArray(coordinates) || coordinates.length === 0)
    return [feature];
  const { properties = null } = feature ?? {};
  return coordinates.map((position: unknown) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: position },
  }));
}

function named(feature: MaybeFeature, otherwise: string): MaybeFeature {
  const { properties } = feature ?? {};
  if (!feature || isName(properties?.name)) return feature;
  return { ...feature, properties: { ...properties, name: likeName(properties) ?? otherwise } };
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** What comes nearest to a name: `NAME` or `Name` before `st_name` before `title`. */
function likeName(properties: OwnFeature['properties']): string | undefined {
  const texts = Object.entries(properties ?? {}).flatMap(([key, value]) =>
    isName(value) ? [[key, value] as const] : [],
  );
  const found = [/^name$/i, /name/i, /^(title|label)$/i].map((like) =>
    texts.find(([key]) => like.test(key)),
  );
  return found.find((each) => each !== undefined)?.[1];
}

/**
 * A name in words, such as `Overland telegraph`, from one of a file or folder; empty where it has neither
 * letters nor digits.
 */
export function labelOf(name: string): string {
  const words = name.normalize().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/^./u, (first) => first.toUpperCase());
}
