import { basename } from 'node:path';
import type { Bounds } from '../../core/camera/bounds.ts';
import { checkLayer } from '../check/geometry/check-layer.ts';
import { readCollection } from '../check/geometry/read-collection.ts';
import { boxAround } from '../check/map/windows.ts';
import { formatProblem } from '../parse/story-error.ts';
import { FolderError } from './free-folder.ts';

/** A layer of a new story, made of a GeoJSON file that its author has. */
export interface OwnLayer {
  readonly id: string;
  readonly label: string;
  readonly kind: OwnKind;
  /** The file's name, as its author has it. */
  readonly file: string;
  /** The file's text, in which each feature has a name. */
  readonly geojson: string;
  /** The box around its shapes. */
  readonly box: Bounds;
}

type OwnKind = 'area' | 'line' | 'route' | 'points';

type Features = { properties?: Record<string, unknown> | null; geometry?: { type?: string } }[];

/**
 * Makes a layer of a GeoJSON file: its id from the file's name, its kind from its shapes, and the names of
 * its features from what comes nearest to one where they have no `name`.
 *
 * @throws FolderError with what is wrong with the file.
 */
export function ownLayer(path: string, text: string): OwnLayer {
  const file = basename(path);
  const label = labelOf(file.replace(/\.\w+$/, ''));
  const id = label.toLowerCase().replaceAll(' ', '-');
  if (id === 'places')
    throw new FolderError(
      `${path}: places.geojson is kept for the names on the map. Call the file otherwise.`,
    );
  const geojson = named(text, label);
  const [problem] = checkLayer(geojson, path);
  if (problem) throw new FolderError(`${formatProblem(problem)} Nothing was written.`);
  const { features } = JSON.parse(geojson) as { readonly features: Features };
  const positions = readCollection(geojson)?.features.flatMap((feature) => feature.positions);
  const box = boxAround(positions ?? []) as Bounds;
  return { id, label, kind: kindOf(path, features), file, geojson, box };
}

/** A name in words, such as `Overland telegraph`, from one of a file or folder; it begins with a letter. */
export function labelOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const words = plain.replaceAll(/[^A-Za-z0-9]+/g, ' ').trim();
  const label = /^[A-Za-z]/.test(words) ? words : `Layer ${words}`.trim();
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** The text with a name for each feature; as it is where all have one, or where it is no collection of features. */
function named(text: string, label: string): string {
  const collection = parsed(text);
  const { features } = (collection ?? {}) as { features?: unknown };
  if (!Array.isArray(features)) return text;
  const lacking = (features as Features).filter(
    (feature) => feature && !isName(feature.properties?.name),
  );
  for (const [index, feature] of lacking.entries()) {
    const numbered = features.length > 1 ? `${label} ${index + 1}` : label;
    feature.properties = { ...feature.properties, name: likeName(feature.properties) ?? numbered };
  }
  return lacking.length > 0 ? `${JSON.stringify(collection)}\n` : text;
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '';

/** What comes nearest to a name: `NAME` or `Name` before `st_name` before `title`. */
function likeName(properties: Record<string, unknown> | null | undefined): string | undefined {
  const texts = Object.entries(properties ?? {}).flatMap(([key, value]) =>
    isName(value) ? [[key, value] as const] : [],
  );
  const found = [/^name$/i, /name/i, /^(title|label)$/i].map((like) =>
    texts.find(([key]) => like.test(key)),
  );
  return found.find((each) => each !== undefined)?.[1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The kind that draws a file's shapes: a single line may be drawn along its way, several are one network. */
function kindOf(path: string, features: Features): OwnKind {
  const types = new Set(features.map(({ geometry }) => geometry?.type?.replace('Multi', '')));
  const [type] = types;
  if (types.size > 1) {
    const sorts = 'points, lines or areas';
    throw new FolderError(
      `${path} has more than one of ${sorts}. Put each sort into a file of its own.`,
    );
  }
  if (type === 'Point') return 'points';
  if (type === 'Polygon') return 'area';
  return features.length === 1 ? 'route' : 'line';
}
