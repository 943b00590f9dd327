import { polygon } from '@turf/helpers';
import type { Feature, FeatureCollection } from 'geojson';
import type { Bounds } from '../../core/camera/bounds.ts';
import type { LngLat } from '../../core/camera/mercator.ts';
import { coordinateBounds } from '../../core/geometry/coordinates.ts';
import { memoizeByText } from '../../files/caches.ts';
import { archiveFault, decodeText, type SafeFolder } from '../../files/safe-folder.ts';
import { isTooDeep, nested } from '../../files/size-limits.ts';
import { attempt, type Fault, type Problem, StoryError } from '../../files/story-error.ts';
import { layerFile, type StoryFiles } from '../../files/story-files.ts';
import { basemapParts, basemapSource } from '../../style/basemaps.ts';
import type { LayerFeature } from '../../style/kinds/kind.ts';

/** GeoJSON texts by the paths of their files from the project's root. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** Reads GeoJSON files, and all GeoJSON in folders; leaves out missing and unreadable files. */
export function inspectGeojson(folder: SafeFolder, paths: readonly string[]) {
  const files: Record<string, string> = {};
  const problems = [...new Set(paths.flatMap((path) => filesOf(folder, path)))].flatMap((file) => {
    const read = attempt(() => geojsonText((first) => folder.bytes(file, first), file));
    if (read.value !== undefined) files[file] = read.value;
    return read.problems;
  });
  return { files, problems };
}

/** Decodes a GeoJSON file. @param read Reads the file's first bytes, or all of them. @throws StoryError */
export function geojsonText(
  read: (first?: number) => Uint8Array | undefined,
  file: string,
  decode = decodeText,
) {
  const fault = otherFormat(read(1000), file);
  if (fault) throw new StoryError([fault]);
  const text = decode(read() ?? Buffer.of(), file);
  if (isTooDeep(text)) throw new StoryError([{ file, ...nested }]);
  return text;
}

function filesOf(folder: SafeFolder, path: string): readonly string[] {
  if (path.endsWith('.geojson')) return folder.has(path) ? [path] : [];
  return folder.paths(path).filter((file) => file.endsWith('.geojson'));
}

export function otherFormat(bytes: Uint8Array | undefined, file: string): Problem | undefined {
  // Matches the beginning of JSON, valid or not, even in an encoding other than UTF-8.
  const json = /^[\s\0\uFEFF\uFFFD]*([[{]|"[^"]*"\s*:|null|true|false|$)/;
  if (json.test(new TextDecoder().decode(bytes?.subarray(0, 1000)))) return undefined;
  const [problem, remedy] = notGeojson(file);
  return archiveFault(bytes, file) ?? { file, problem, remedy };
}

export const crsRemedy =
  'If these are projected metres, tell "add" or "new" their reference system, as an EPSG code or a PROJ string (epsg.io lists both): --crs "EPSG:25832"';

/** The fault of a file in another format, with commands that convert it. */
export function notGeojson(file: string): Fault {
  const named = quoteForShell(file.replace(/\w*json$/i, 'FORMAT'));
  const rename = named.includes('FORMAT') ? 'Rename it, with the ending of its format. ' : '';
  const remedy = `${rename}A table, GPX, KML, KMZ, TopoJSON or a zipped Shapefile is added to a story by npx story-map add ${named}; convert any other: npx mapshaper ${named} -proj wgs84 -o ${quoteForShell(file.replace(/\.\w+$/, '.geojson'))}`;
  return ['it is not GeoJSON.', remedy];
}

export const quoteForShell = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** Parses GeoJSON, valid or not, into a value that callers share and must not change. @throws SyntaxError */
export const parseGeojson = memoizeByText((text) => JSON.parse(text));

/** Returns the features in a layer's file, which must be valid; undefined if the layer has no file. */
export function layerFeatures(
  id: string,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerFeature[] | undefined {
  const text = geometry[layerFile(files, id)];
  return text === undefined ? undefined : parseGeojson(text).features;
}

export interface AnyFeature {
  readonly properties?: Readonly<Record<string, unknown>> | null;
}

interface AnyCollection {
  readonly metadata?: object;
  readonly features: readonly AnyFeature[];
  /** The record that the command `basemap` leaves in a file that it has cut. */
  readonly cut?: unknown;
}

export const parseCollection = (text: string): AnyCollection => parseGeojson(text);

export interface CollectionSummary {
  readonly metadata: unknown;
  /** The collection's features; one without a usable geometry has no positions. */
  readonly features: readonly { readonly name: string; readonly positions: readonly LngLat[] }[];
  /** The narrowest box around all positions, which may cross the 180th meridian. */
  readonly box: Bounds | undefined;
}

export const summarizeCollection = memoizeByText((text): CollectionSummary => {
  const { metadata, features: list } = parseGeojson(text);
  const features = (list as readonly LayerFeature[]).map(({ properties, geometry }) => ({
    name: typeof properties?.name === 'string' ? properties.name : '',
    positions: positionsIn(geometry?.coordinates),
  }));
  const all = features.map(({ positions }) => positions);
  const box = all.some(({ length }) => length > 0) ? coordinateBounds(all) : undefined;
  return { metadata, features, box };
});

/** Collects positions in one list, since the world's land has very many. */
function positionsIn(value: unknown, list: LngLat[] = []): readonly LngLat[] {
  if (!Array.isArray(value)) return list;
  if (typeof value[0] === 'number' && typeof value[1] === 'number') list.push([value[0], value[1]]);
  else for (const each of value) positionsIn(each, list);
  return list;
}

export const partOf =
  (part: (typeof basemapParts)[number]) =>
  <F extends Feature>(feature: F): F => ({
    ...feature,
    properties: { ...feature.properties, part },
  });

const corners = [
  [-180, -90],
  [180, -90],
  [180, 90],
  [-180, 90],
  [-180, -90],
];
/** The sea, which covers the whole world beneath the fine basemap's land. */
const sea = polygon([corners], { part: 'sea' });

/** Returns each map source's GeoJSON by file; the basemap's parts share one, since fewer sources draw faster. */
export function mapGeometry(geometry: GeometryFiles, { ground }: StoryFiles): GeometryFiles {
  const parts = basemapParts.map((part) => ground[part]);
  const others = Object.entries(geometry).filter(([file]) => !parts.includes(file));
  const features = basemapParts.flatMap((part) => {
    const { [ground[part]]: text } = geometry;
    return text ? (parseGeojson(text) as FeatureCollection).features.map(partOf(part)) : [];
  });
  const basemap = JSON.stringify({ type: 'FeatureCollection', features: [sea, ...features] });
  return { ...Object.fromEntries(others), [`${basemapSource}.geojson`]: basemap };
}
