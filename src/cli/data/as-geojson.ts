import { basename, parse } from 'node:path';
import * as togeojson from '@tmcw/togeojson';
import { clone } from '@turf/clone';
import { coordEach } from '@turf/meta';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { expectPackages } from '../../files/engine.ts';
import { xmlOf } from '../../files/read-xml.ts';
import { decodeText } from '../../files/safe-folder.ts';
import { tooLarge } from '../../files/size-limits.ts';
import { LimitError, StoryError } from '../../files/story-error.ts';
import { unzip } from '../../files/zip.ts';
import { crsRemedy } from '../../read/geometry/read-geometry.ts';
import { placesOfTable, type Reading } from './places-of-table.ts';

/** Features, in degrees, by the name of their Shapefile or TopoJSON object; `all` in other formats. */
type Parts = Readonly<Record<string, readonly Feature<Geometry | null>[]>>;

type Read = (bytes: Uint8Array, file: string, reading: Reading) => Parts | Promise<Parts>;

/** The tags of which all that they hold becomes a feature or a line: one in another would be read twice. */
const whole = ['trk', 'trkseg', 'rte', 'wpt', 'Placemark', 'GroundOverlay', 'NetworkLink'];

const ofXml =
  (read: (xml: Document) => FeatureCollection<Geometry | null>): Read =>
  (bytes, file) => {
    const xml = xmlOf(decodeText(bytes, file), file, 30);
    const all = (within: Document | Element, tag: string) =>
      Array.from(within.getElementsByTagName(tag));
    const nested = whole.find((tag) => all(xml, tag).some((each) => all(each, tag).length > 0));
    if (!nested) return { all: read(xml).features.flatMap(shapesOf) };
    const remedy = 'Export it again from where it comes.';
    throw faultIn(file, `it has a tag <${nested}> within another.`, remedy);
  };
const ofKml = ofXml(togeojson.kml);

const ofTable: Read = (bytes, file, reading) => {
  const features = placesOfTable(decodeText(bytes, file), file, reading);
  const places = JSON.stringify({ type: 'FeatureCollection', features });
  return reading.crs ? mapshaped({ 'all.json': places }, file, reading) : { features };
};

/** TopoJSON, or GeoJSON in a reference system. */
export const ofJson: Read = (bytes, file, reading) => {
  const json = JSON.parse(decodeText(bytes, file));
  const positions = positionsOf(json);
  const format = json.type === 'Topology' ? 'TopoJSON' : 'GeoJSON';
  if (positions <= mostPositions) return mapshaped({ 'all.json': bytes }, file, reading, format);
  const problem = `its arcs make ${positions.toLocaleString('en')} positions; the limit is ${mostPositions.toLocaleString('en')}.`;
  throw faultIn(file, problem, 'Simplify its shapes, or split it.');
};

const mostPositions = 500_000;

/** How many positions the shapes of a TopoJSON have: each arc counts as often as it is used. */
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
  gpx: ofXml(togeojson.gpx),
  kml: ofKml,
  kmz: ofZip,
  zip: ofZip,
};

/** Returns the reader for a file of a format other than GeoJSON, by its name; undefined for others. */
export const readerOf = (file: string): Read | undefined =>
  Object.entries(formats).find(([ending]) => file.toLowerCase().endsWith(`.${ending}`))?.[1];

/** Each sort of shape becomes a layer; these words tell their names apart. */
const sorts = { Point: 'places', LineString: 'ways', Polygon: 'areas' } as const;

/** Returns names and GeoJSON of each sort of shape in each part of a file. @throws StoryError if it has none. */
export function asGeojson(parts: Parts, file: string): readonly (readonly [string, string])[] {
  const all = Object.entries(parts);
  const made = all.flatMap(([part, features]) => {
    const name = all.length > 1 ? part : basename(file).replace(/\.\w+$/, '');
    const sorted = Object.entries(sorts).flatMap(([type, ending]) => {
      const own = features.filter(({ geometry }) => geometry?.type.replace('Multi', '') === type);
      return own.length > 0 ? [[ending, collectionOf(own, file)] as const] : [];
    });
    const isOne = sorted.length === 1;
    return sorted.map(([ending, text]) => [isOne ? name : `${name} ${ending}`, text] as const);
  });
  if (made.length > 0) return made;
  throw faultIn(file, 'it holds no places and no ways.', 'Export it with its waypoints or tracks.');
}

/** Text of GeoJSON. @throws StoryError as soon as it is more than a story can have. */
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

/** The Shapefiles of a ZIP, or the KML of a KMZ. */
async function ofZip(bytes: Uint8Array, file: string, reading: Reading): Promise<Parts> {
  const files = unzipped(bytes, file);
  const all = (ending: string) => [...files.keys()].filter((name) => name.endsWith(ending));
  const parts: Record<string, Parts[string]> = {};
  for (const shapefile of all('.shp')) {
    const own = ['shp', 'dbf', 'cpg', 'prj'].flatMap((ending) => {
      const found = files.get(shapefile.replace(/shp$/, ending));
      return found ? [[`all.${ending}`, found]] : [];
    });
    const { all: features = [] } = await mapshaped(Object.fromEntries(own), file, reading);
    parts[parse(shapefile).name] = features;
  }
  const [kml] = all('.kml');
  if (Object.keys(parts).length > 0) return parts;
  if (kml) return ofKml(files.get(kml) ?? Buffer.of(), file, reading);
  const remedy = 'Zip a Shapefile with its .dbf and .prj; name other files by themselves.';
  throw faultIn(file, 'it holds no Shapefile and no KML.', remedy);
}

const most = { files: 200, packed: 5_000_000, unpacked: 50_000_000 };

/** Returns the shapes in a ZIP by their lower-case names. @throws StoryError */
function unzipped(bytes: Uint8Array, file: string): ReadonlyMap<string, Buffer> {
  const isOfShapes = (name: string) => /^(?!__MACOSX).*\.(shp|dbf|prj|cpg|kml)$/i.test(name);
  try {
    const found = unzip(bytes, isOfShapes, most);
    return new Map(found.map(([name, own]) => [name.toLowerCase(), Buffer.from(own)]));
  } catch (error) {
    const isLarge = error instanceof LimitError;
    const remedy = isLarge ? 'Simplify its shapes, or split it.' : 'Export or zip it again.';
    throw faultIn(file, `it cannot be unpacked: ${(error as Error).message}.`, remedy);
  }
}

/** Returns what mapshaper reads of the first of some files, reprojected to degrees. @throws StoryError */
async function mapshaped(
  input: Readonly<Record<string, Uint8Array | string>>,
  file: string,
  { crs = '', say }: Reading,
  format = 'data',
): Promise<Parts> {
  const fault = (problem: string, remedy = crsRemedy) => faultIn(file, problem, remedy);
  // It becomes part of mapshaper's commands, some of which run programs.
  if (!/^[\w+=:., -]*$/.test(crs)) throw fault(`"${crs}" is no reference system.`);
  expectPackages(`${file}: reading it`, ['mapshaper']);
  const { default: mapshaper } = await import('mapshaper');
  const from = crs && `from="${crs.replace(/^(EPSG:)?900913$/i, 'EPSG:3857')}"`;
  const commands = `-i ${Object.keys(input)[0]} -proj ${from} wgs84 -o format=geojson precision=0.0000001 geojson-type=FeatureCollection`;
  const made = await mapshaper.applyCommands(commands, input).catch(({ name, message }: Error) => {
    if (message.startsWith('[proj]')) throw fault('its reference system is not known.');
    // A library's own slip says nothing to an author.
    const problem = name === 'TypeError' ? `is not sound ${format}` : `cannot be read: ${message}`;
    throw fault(`it ${problem}.`, 'Export it again from where it comes.');
  });
  const system = crs || /^PROJCS\["([^"]+)/.exec(String(input['all.prj']))?.[1];
  if (system) say(`${file}: reprojected from ${system} to degrees.`);
  else if (input['all.shp'] && !input['all.prj'])
    say(`${file}: it names no reference system; its coordinates are taken for degrees.`);
  const layers = Object.entries(made).map(([name, json]) => [parse(name).name, Buffer.from(json)]);
  return Object.fromEntries(layers.map(([name, json]) => [name, JSON.parse(`${json}`).features]));
}

/** Splits a feature into shapes that keep its texts, without HTML, but no times, styles or measurements. */
function shapesOf({ properties, geometry }: Feature<Geometry | null>): Feature[] {
  const { name, desc, description, cmt, type } = properties ?? {};
  const plain = String(description?.value ?? description ?? '')
    .replace(/<[^<>]*>/g, ' ')
    .trim();
  const words = Object.entries({ name, desc, description: plain, cmt, type });
  const own = Object.fromEntries(words.filter(([, value]) => value));
  const parts = geometry?.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  return parts.flatMap((part): Feature[] =>
    part && 'coordinates' in part
      ? [{ type: 'Feature', properties: own, geometry: flat(part) }]
      : [],
  );
}

/** A geometry without heights. */
function flat(shape: Geometry): Geometry {
  const copy = clone(shape);
  coordEach(copy, (position) => void position.splice(2));
  return copy;
}
