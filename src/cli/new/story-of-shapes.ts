import { basename, parse, resolve } from 'node:path';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { nearAngle } from '../../core/camera/mercator.ts';
import { coordinateBounds, type Nested } from '../../core/geometry/coordinates.ts';
import { clamp } from '../../core/numbers.ts';
import { checkLayer } from '../../load/check/check-geojson.ts';
import { unstated } from '../../load/check/check-metadata.ts';
import { idLike, isId } from '../../load/files/ids.ts';
import { readOwn, realPath } from '../../load/files/own-file.ts';
import { decodeText } from '../../load/files/read-story-file.ts';
import { isWarning, StoryError } from '../../load/files/story-error.ts';
import { takenIds } from '../../load/files/story-files.ts';
import { geojsonText, parseGeojson } from '../../load/geometry/read-geometry.ts';
import type { Collection } from '../../style/kinds/kind.ts';
import { kinds } from '../../style/kinds/kinds.ts';
import { asGeojson, isConverted } from './as-geojson.ts';

/** A layer of a new story, made from an author's file. */
export interface OwnLayer {
  readonly id: string;
  readonly label: string;
  readonly kind: 'area' | 'line' | 'route' | 'points';
  /** The file's path, as its author has it. */
  readonly path: string;
  /** The file's text, with a name for each feature and a point for each position of a MultiPoint. */
  readonly geojson: string;
}

/**
 * Makes a layer from each of an author's files of GeoJSON, and from each sort of shape in a table, a GPX or a KML.
 *
 * @param paths From the project's root, or in full.
 * @throws Error with what is wrong with the first that cannot be a layer.
 */
export function readShapes(root: string, paths: readonly string[]): readonly OwnLayer[] {
  const layers = paths.flatMap((path) => readLayers(root, path));
  layers.forEach(({ id, path }, i) => {
    const other = layers.slice(0, i).find((each) => each.id === id);
    if (other)
      throw new Error(
        `${other.path} and ${path} would be one layer, "${id}". Rename one, in the letters a to z.`,
      );
  });
  return layers;
}

function readLayers(root: string, path: string): readonly OwnLayer[] {
  const real = realPath(resolve(root, path));
  if (!real) throw new Error(`${path} does not exist. List the files of shapes after the folder.`);
  const read = (first?: number) => readOwn(parse(real).root, '.', real, first);
  const stem = basename(path).replace(/\.\w+$/, '');
  if (!isConverted(path)) return [layerOf(geojsonText(read, path), stem, path)];
  const made = asGeojson(decodeText(read() ?? Buffer.of(), path), path);
  const stemOf = (ending: string) => (made.length > 1 ? `${stem} ${ending}` : stem);
  return made.map(({ ending, geojson }) => layerOf(geojson, stemOf(ending), path));
}

/** A layer of a text of GeoJSON. @throws Error where it cannot be one. */
export function layerOf(text: string, stem: string, path: string): OwnLayer {
  const [id, label] = [idOf(stem), labelOf(stem) || 'Layer'];
  const geojson = withNames(text, label);
  const errors = checkLayer(geojson, path).filter((problem) => !isWarning(problem));
  if (errors.length > 0) throw new StoryError(errors);
  return { id, label, kind: kindOf(id, path, geojson), path, geojson };
}

/** An id for a layer from the name of its file. */
function idOf(name: string): string {
  const id = idLike(name);
  // YAML reads these as something else, or the map has them already.
  if (isId(id) && !['true', 'false', 'null', ...takenIds].includes(id)) return id;
  return id === '' ? 'layer' : `layer-${id}`;
}

/** A label such as `Overland telegraph` from the name of a file or folder; empty without letters or digits. */
export function labelOf(name: string): string {
  const words = name.normalize().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.join(' ').replace(/^./u, (first) => first.toUpperCase());
}

/** The kind that draws a file's shapes: a single way is a route, other lines are a network. */
function kindOf(id: string, path: string, geojson: string): OwnLayer['kind'] {
  const { features }: Collection = parseGeojson(geojson);
  const types = new Set<string>(features.map(({ geometry }) => geometry.type.replace('Multi', '')));
  if (types.size > 1)
    throw new Error(
      `${path} has more than one of points, lines or areas. Put each sort into a file of its own.`,
    );
  if (types.has('Point')) return 'points';
  if (types.has('Polygon')) return 'area';
  const isRoute = () => checkLayer(geojson, path, { id, kind: 'route' }).length === 0;
  return features.length === 1 && isRoute() ? 'route' : 'line';
}

/** A feature as an author's file has it, valid or not. */
type RawFeature =
  | {
      readonly properties?: Readonly<Record<string, unknown>> | null;
      readonly geometry?: { readonly type?: unknown; readonly coordinates?: unknown } | null;
    }
  | null
  | undefined;

/** The text of a collection whose features all have names; unchanged where they do, or where it is none. */
function withNames(text: string, label: string): string {
  const collection = parsed(text);
  if (!Array.isArray(collection?.features)) return text;
  const given: readonly RawFeature[] = collection.features;
  const points = given.flatMap(pointsOf);
  const features = points.map((feature, i) =>
    named(feature, points.length > 1 ? `${label} ${i + 1}` : label),
  );
  const isSame = features.length === given.length && features.every((each, i) => each === given[i]);
  return isSame ? text : `${JSON.stringify({ ...collection, features })}\n`;
}

function parsed(text: string): { readonly features?: unknown } | null | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A MultiPoint as a point for each of its positions, any other feature as it is. */
function pointsOf(feature: RawFeature): readonly RawFeature[] {
  const { type, coordinates } = feature?.geometry ?? {};
  if (type !== 'MultiPoint' || !Array.isArray(coordinates) || coordinates.length === 0)
    return [feature];
  return coordinates.map((position: unknown) => ({
    ...feature,
    geometry: { type: 'Point', coordinates: position },
  }));
}

/** A feature with a name: its own, that of the property most like one (`NAME`, `st_name`, `title`), or another. */
function named(feature: RawFeature, otherwise: string): RawFeature {
  const texts = Object.entries(feature?.properties ?? {}).filter(
    ([, value]) => typeof value === 'string' && value.trim() !== '',
  );
  const like = (pattern: RegExp) => texts.find(([key]) => pattern.test(key))?.[1];
  if (!feature || like(/^name$/)) return feature;
  const name = like(/^name$/i) ?? like(/name/i) ?? like(/^(title|label)$/i) ?? otherwise;
  return { ...feature, properties: { ...feature.properties, name } };
}

/** The files of a new story about an author's shapes, by their paths, with a comment wherever one decides something. */
export const storyOfShapes = (
  title: string,
  layers: readonly OwnLayer[],
): Readonly<Record<string, string>> => ({
  'story.md': textOf(title),
  'scenes.yaml': scenesOf(layers),
  'layers.yaml': layersOf(layers),
  ...Object.fromEntries(layers.map(({ id, geojson }) => [`geo/layers/${id}.geojson`, geojson])),
});

const textOf = (title: string): string => `---
# What the first screen, search engines and shared links call the story.
title: ${JSON.stringify(title)}
# All else may be left out: subtitle, author, publisher, published, description, lang where it is not English.
---

# ${title} {#title}

Begin the story here: what the map shows, and why.

## How this was made {#sources kicker="Sources"}

**What the map does not claim.** Say here what its shapes leave out.

::: about-map
:::
`;

function scenesOf(layers: readonly OwnLayer[]): string {
  const bounds = JSON.stringify(around(layers)).replaceAll(',', ', ');
  const ids = layers.map(({ id }) => id).join(', ');
  const route = layers.find(({ kind }) => kind === 'route');
  const draw = `  # How far a route is drawn as the section begins and as it ends, as shares of its length.
  # draw: { ${route?.id}: [0, 1] }
`;
  return `# yaml-language-server: $schema=.schema/scenes.json
# What the map shows beside each section of story.md, by the section's id.

title:
  # The place to frame: [west, south, east, north], in degrees. The camera keeps it clear of the text.
  bounds: ${bounds}
  # The layers that are there. One that the text does not speak of here is better left out.
  layers: [${ids}]
${route ? draw : ''}
sources:
  bounds: ${bounds}
  layers: [${ids}]
`;
}

/** The most degrees of latitude that bounds reach, and the least air around shapes; else it is a tenth of their extent. */
const [farthest, leastAir] = [85, 0.05];

/**
 * The narrowest bounds around the shapes, with some air, in hundredths of a degree; those of the whole world
 * where they would reach around it, or half around it across the 180th meridian, which no scene may.
 */
function around(layers: readonly OwnLayer[]): Bounds {
  const coordinates = layers.flatMap(({ geojson }) =>
    (parseGeojson(geojson) as Collection).features.map(
      ({ geometry }): Nested =>
        geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates,
    ),
  );
  const [west, south, east, north] = unwrapped(coordinateBounds(coordinates));
  const air = Math.max((east - west) / 10, (north - south) / 10, leastAir);
  const [left, right] = [hundredths(nearAngle(west - air)), hundredths(nearAngle(east + air))];
  const isWorld = east - west + 2 * air >= 360 || (left > right && left - right < 180);
  return [
    isWorld ? -180 : left,
    hundredths(clamp(south - air, -farthest, farthest - 2 * leastAir)),
    isWorld ? 180 : right,
    hundredths(clamp(north + air, 2 * leastAir - farthest, farthest)),
  ];
}

const hundredths = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Colours for light and dark paper, each visible on land and on water and distinct without red and green. */
const colors = [
  ['#8a2b16', '#ff9c7d'],
  ['#1d4f7a', '#9cc9f0'],
  ['#5d4a8a', '#c3b4ef'],
  ['#4f6b1f', '#b9d585'],
] as const;

/** `layers.yaml`. */
export const layersOf = (
  layers: readonly OwnLayer[],
): string => `# yaml-language-server: $schema=.schema/layers.json
# The layers of the map, in the order of the legend. Each is drawn from geo/layers/ID.geojson.

${layers.map(entryOf).join('\n')}`;

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** The first entry explains what all of them have. */
function entryOf({ id, label, kind, path }: OwnLayer, index: number): string {
  const [light, dark] = colors[index % colors.length] ?? colors[0];
  const say = (words: string): string => (index === 0 ? `  # ${words}\n` : '');
  return `${id}:
${say('The words beside its switch.')}  label: ${JSON.stringify(label)}
${say(`How it is drawn and described: ${alternatives.format(kinds.map(({ name }) => name))}.`)}  kind: ${kind}
${say('On light paper and on dark: each must be seen on land and on water.')}  color: { light: "${light}", dark: "${dark}" }
${say('Whose data it is, and on what terms, such as CC-BY-4.0; "about this map" shows both.')}  source: ${JSON.stringify(basename(path))}
  license: ${unstated}
`;
}
