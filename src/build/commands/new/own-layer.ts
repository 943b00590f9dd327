import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import type { Nested } from '../../../core/geometry/coordinate-bounds.ts';
import type { LayerFeature } from '../../../style/kinds/layer-collection.ts';
import { checkLayer } from '../../story/check/check-geojson.ts';
import { checkMetadata, unstated } from '../../story/check/check-metadata.ts';
import { tooLarge } from '../../story/files/read-story-file.ts';
import { formatProblem, isWarning, type Problem } from '../../story/files/story-error.ts';
import { takenIds } from '../../story/files/story-files.ts';
import { parseGeojson } from '../../story/geometry/read-geometry.ts';
import { FolderError } from './free-folder.ts';
import { labelOf } from './label-of.ts';
import { ownFeatures } from './own-features.ts';

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
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const id = words.join('-');
  return /^[a-z]/.test(id) && !taken.includes(id) ? id : ['layer', ...words].join('-');
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
