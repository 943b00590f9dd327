import { basename, parse } from 'node:path';
import * as togeojson from '@tmcw/togeojson';
import { clone } from '@turf/clone';
import { coordEach } from '@turf/meta';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { expectPackages } from '../../files/engine.ts';
import { decodeForeignText } from '../../files/foreign-text.ts';
import { xmlOf } from '../../files/read-xml.ts';
import { tooLarge } from '../../files/size-limits.ts';
import { LimitError, StoryError } from '../../files/story-error.ts';
import { unzip } from '../../files/zip.ts';
import { crsRemedy } from '../../read/geometry/read-geometry.ts';
import { placesOfTable, type Reading } from './places-of-table.ts';
import { withTrackStops } from './track-stops.ts';

/** Features in degrees, by the names of their Shapefiles or TopoJSON objects; other formats have one part, `all`. */
type Parts = Readonly<Record<string, readonly Feature<Geometry | null>[]>>;

type Read = (bytes: Uint8Array, file: string, reading: Reading) => Parts | Promise<Parts>;

/** Tags whose whole content becomes features: nested in each other, they would be read twice. */
const exclusive = ['trk', 'trkseg', 'rte', 'wpt', 'Placemark', 'GroundOverlay', 'NetworkLink'];

const ofXml =
  (
    read: (xml: Document) => FeatureCollection<Geometry | null>,
    finish = (features: Parts[string]) => features,
  ): Read =>
  (bytes, file, { say }) => {
    const xml = xmlOf(decodeForeignText(bytes, file, say), file, 30);
    const all = (within: Document | Element, tag: string) =>
      Array.from(within.getElementsByTagName(tag));
    const nested = exclusive.find((tag) => all(xml, tag).some((each) => all(each, tag).length > 0));
    if (!nested) return { all: finish(read(xml).features.flatMap(shapesOf)) };
    const remedy = 'Export it again from where it comes.';
    throw faultIn(file, `it has a tag <${nested}> within another.`, remedy);
  };
const ofKml = ofXml((xml) => ({
  type: 'FeatureCollection',
  features: inFolders(togeojson.kmlWithFolders(xml)),
}));

/** Flattens folders; gives each place the name of its folder as its category if several folders have places. */
function inFolders({ children }: Pick<togeojson.Root, 'children'>): Feature<Geometry | null>[] {
  const named: (readonly [folder: string, feature: Feature<Geometry | null>])[] = [];
  const walk = (all: typeof children, folder: string): void => {
    for (const each of all)
      if (each.type === 'folder')
        walk(each.children, String(each.meta.name ?? '').trim() || folder);
      else named.push([folder, each]);
  };
  walk(children, '');
  const folders = new Set(named.map(([folder]) => folder));
  const isSorted = folders.size > 1 && folders.size <= maxFolders && !folders.has('');
  return named.map(([category, feature]) =>
    isSorted ? { ...feature, properties: { ...feature.properties, category } } : feature,
  );
}

/** More folders than this are no categories of a legend. */
const maxFolders = 8;

const ofTable: Read = (bytes, file, reading) => {
  const features = placesOfTable(decodeForeignText(bytes, file, reading.say), file, reading);
  const places = JSON.stringify({ type: 'FeatureCollection', features });
  return reading.crs ? readWithMapshaper({ 'all.json': places }, file, reading) : { features };
};

export const ofJson: Read = (bytes, file, reading) => {
  const json = JSON.parse(decodeForeignText(bytes, file, reading.say));
  const positions = positionsOf(json);
  const format = json.type === 'Topology' ? 'TopoJSON' : 'GeoJSON';
  if (positions <= maxPositions)
    return readWithMapshaper({ 'all.json': bytes }, file, reading, format);
  const problem = `its arcs make ${positions.toLocaleString('en')} positions; the limit is ${maxPositions.toLocaleString('en')}.`;
  throw faultIn(file, problem, 'Simplify its shapes, or split it.');
};

const maxPositions = 500_000;

function positionsOf(json: { readonly arcs?: readonly unknown[][]; readonly objects?: object }) {
  let sum = 0;
  const left: unknown[] = Object.values(json.objects ?? {});
  while (left.length > 0) {
    const each = left.pop();
    if (typeof each === 'number') sum += json.arcs?.[each < 0 ? ~each : each]?.length ?? 0;
    else if (Array.isArray(each)) for (const inner of each) left.push(inner);
    else if (each && typeof each === 'object')
      left.push((each as { arcs?: unknown }).arcs, (each as { geometries?: unknown }).geometries);
  }
  return sum;
}

const faultIn = (file: string, problem: string, remedy: string): StoryError =>
  new StoryError([{ file, problem, remedy }]);

const formats: Readonly<Record<string, Read>> = {
  csv: ofTable,
  tsv: ofTable,
  gpx: ofXml(togeojson.gpx, withTrackStops),
  kml: ofKml,
  kmz: ofZip,
  zip: ofZip,
};

export const readerOf = (file: string): Read | undefined =>
  Object.entries(formats).find(([ending]) => file.toLowerCase().endsWith(`.${ending}`))?.[1];

/** The words that distinguish the names of a file's layers, each of which holds one type of shape. */
const layerEndings = { Point: 'places', LineString: 'ways', Polygon: 'areas' } as const;

/** Makes named GeoJSON from each type of shape in each part of a file. @throws StoryError if there are no shapes */
export function asGeojson(parts: Parts, file: string): readonly (readonly [string, string])[] {
  const all = Object.entries(parts);
  const made = all.flatMap(([part, features]) => {
    const name = all.length > 1 ? part : basename(file).replace(/\.\w+$/, '');
    const sorted = Object.entries(layerEndings).flatMap(([type, ending]) => {
      const some = features.filter(({ geometry }) => geometry?.type.replace('Multi', '') === type);
      return some.length > 0 ? [[ending, collectionOf(some, file)] as const] : [];
    });
    const isOne = sorted.length === 1;
    return sorted.map(([ending, text]) => [isOne ? name : `${name} ${ending}`, text] as const);
  });
  if (made.length > 0) return made;
  throw faultIn(file, 'it holds no places and no ways.', 'Export it with its waypoints or tracks.');
}

function collectionOf(features: Parts[string], file: string): string {
  let size = 0;
  const texts = features.map((feature) => {
    const text = JSON.stringify(feature);
    size += text.length;
    const fault = tooLarge('all.geojson', size);
    if (fault) throw faultIn(file, `as GeoJSON ${fault.problem}`, fault.remedy);
    return text;
  });
  return `{"type":"FeatureCollection","features":[${texts.join()}]}\n`;
}

async function ofZip(bytes: Uint8Array, file: string, reading: Reading): Promise<Parts> {
  const files = unzipped(bytes, file);
  const all = (ending: string) => [...files.keys()].filter((name) => name.endsWith(ending));
  const parts: Record<string, Parts[string]> = {};
  for (const shapefile of all('.shp')) {
    const beside = ['shp', 'dbf', 'cpg', 'prj'].flatMap((ending) => {
      const content = files.get(shapefile.replace(/shp$/, ending));
      return content ? [[`all.${ending}`, content]] : [];
    });
    const { all: features = [] } = await readWithMapshaper(
      Object.fromEntries(beside),
      file,
      reading,
    );
    parts[parse(shapefile).name] = features;
  }
  const [kml] = all('.kml');
  if (Object.keys(parts).length > 0) return parts;
  if (kml) return ofKml(files.get(kml) ?? Buffer.of(), file, reading);
  const remedy = 'Zip a Shapefile with its .dbf and .prj; name other files by themselves.';
  throw faultIn(file, 'it holds no Shapefile and no KML.', remedy);
}

const zipLimits = { files: 200, packed: 5_000_000, unpacked: 50_000_000 };

function unzipped(bytes: Uint8Array, file: string): ReadonlyMap<string, Buffer> {
  const isOfShapes = (name: string) => /^(?!__MACOSX).*\.(shp|dbf|prj|cpg|kml)$/i.test(name);
  try {
    const entries = unzip(bytes, isOfShapes, zipLimits);
    return new Map(entries.map(([name, content]) => [name.toLowerCase(), Buffer.from(content)]));
  } catch (error) {
    const isLarge = error instanceof LimitError;
    const remedy = isLarge ? 'Simplify its shapes, or split it.' : 'Export or zip it again.';
    throw faultIn(file, `it cannot be unpacked: ${(error as Error).message}.`, remedy);
  }
}

/** Reads the first file of `input` with mapshaper, and reprojects it to degrees. @throws StoryError */
async function readWithMapshaper(
  input: Readonly<Record<string, Uint8Array | string>>,
  file: string,
  { crs = '', say }: Reading,
  format = 'data',
): Promise<Parts> {
  const fault = (problem: string, remedy = crsRemedy) => faultIn(file, problem, remedy);
  // The text becomes part of mapshaper's commands, some of which run programs.
  if (!/^[\w+=:., -]*$/.test(crs)) throw fault(`"${crs}" is not a reference system.`);
  expectPackages(`${file}: reading it`, ['mapshaper']);
  const { default: mapshaper } = await import('mapshaper');
  const from = crs && `from="${crs.replace(/^(EPSG:)?900913$/i, 'EPSG:3857')}"`;
  const commands = `-i ${Object.keys(input)[0]} -proj ${from} wgs84 -o format=geojson precision=0.0000001 geojson-type=FeatureCollection`;
  const made = await mapshaper.applyCommands(commands, input).catch(({ name, message }: Error) => {
    if (message.startsWith('[proj]')) throw fault('its reference system is not known.');
    // A library's internal error means nothing to an author.
    const problem = name === 'TypeError' ? `is not sound ${format}` : `cannot be read: ${message}`;
    throw fault(`it ${problem}.`, 'Export it again from where it comes.');
  });
  const system = crs || /^PROJCS\["([^"]+)/.exec(String(input['all.prj']))?.[1];
  if (system) say(`${file}: reprojected from ${system} to degrees.`);
  else if (input['all.shp'] && !input['all.prj'])
    say(`${file}: it names no reference system; its coordinates are taken for degrees.`);
  return Object.fromEntries(
    Object.entries(made).map(([name, json]) => {
      return [parse(name).name, JSON.parse(`${Buffer.from(json)}`).features];
    }),
  );
}

/** Splits a feature by its geometries; keeps its texts, without HTML, but no times, styles or measurements. */
function shapesOf({ properties, geometry }: Feature<Geometry | null>): Feature[] {
  const { name, desc, description, cmt, type, category } = properties ?? {};
  const plain = String(description?.value ?? description ?? '')
    .replace(/<[^<>]*>/g, ' ')
    .trim();
  const texts = Object.entries({ name, desc, description: plain, cmt, type, category });
  const kept = Object.fromEntries(texts.filter(([, value]) => value));
  const parts = geometry?.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  return parts.flatMap((part): Feature[] =>
    part && 'coordinates' in part
      ? [{ type: 'Feature', properties: kept, geometry: withoutHeights(part) }]
      : [],
  );
}

function withoutHeights(geometry: Geometry): Geometry {
  const copy = clone(geometry);
  coordEach(copy, (position) => void position.splice(2));
  return copy;
}
