import { basename, parse } from 'node:path';
import * as togeojson from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { expectPackages } from '../../load/files/engine.ts';
import { decodeText } from '../../load/files/read-story-file.ts';
import { StoryError } from '../../load/files/story-error.ts';
import { unzip } from '../../load/files/zip.ts';
import { crsRemedy } from '../../load/geometry/read-geometry.ts';
import { placesOfTable, type Reading } from './places-of-table.ts';

/** The features of each Shapefile in a ZIP or object of a TopoJSON by its name, or of all, in degrees. */
type Parts = Readonly<Record<string, readonly Feature<Geometry | null>[]>>;

type Read = (bytes: Uint8Array, file: string, reading: Reading) => Parts | Promise<Parts>;

const ofXml =
  (read: (xml: Document) => FeatureCollection<Geometry | null>): Read =>
  (bytes, file) => ({ all: read(xmlOf(decodeText(bytes, file), file)).features.flatMap(shapesOf) });
const ofKml = ofXml(togeojson.kml);

const ofTable: Read = (bytes, file, reading) => {
  const features = placesOfTable(decodeText(bytes, file), file, reading);
  const places = JSON.stringify({ type: 'FeatureCollection', features });
  return reading.crs ? mapshaped({ 'all.json': places }, file, reading) : { features };
};

/** TopoJSON, or GeoJSON in a reference system. */
export const ofJson: Read = (bytes, file, reading) =>
  mapshaped({ 'all.json': bytes }, file, reading);

/** How to read a file by the ending of its name. */
const formats: Readonly<Record<string, Read>> = {
  csv: ofTable,
  tsv: ofTable,
  gpx: ofXml(togeojson.gpx),
  kml: ofKml,
  kmz: ofZip,
  zip: ofZip,
};

/** How to read a file that is made into GeoJSON, by its name; nothing of another. */
export const readerOf = (file: string): Read | undefined =>
  Object.entries(formats).find(([ending]) => file.toLowerCase().endsWith(`.${ending}`))?.[1];

/** The sorts of shapes, each of which becomes a layer, with what its name ends with beside another. */
const sorts = { Point: 'places', LineString: 'ways', Polygon: 'areas' } as const;

/** The GeoJSON of each sort of shape in each part of a file, by a name for it. @throws StoryError */
export function asGeojson(parts: Parts, file: string): readonly (readonly [string, string])[] {
  const all = Object.entries(parts);
  const made = all.flatMap(([part, features]) => {
    const name = all.length > 1 ? part : basename(file).replace(/\.\w+$/, '');
    const sorted = Object.entries(sorts).flatMap(([type, ending]) => {
      const own = features.filter(({ geometry }) => geometry?.type.replace('Multi', '') === type);
      const geojson = `${JSON.stringify({ type: 'FeatureCollection', features: own })}\n`;
      return own.length > 0 ? [[ending, geojson] as const] : [];
    });
    const isOne = sorted.length === 1;
    return sorted.map(([ending, text]) => [isOne ? name : `${name} ${ending}`, text] as const);
  });
  if (made.length > 0) return made;
  const remedy = 'Export it with its waypoints or tracks.';
  throw new StoryError([{ file, problem: 'it holds no places and no ways.', remedy }]);
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
  throw new StoryError([{ file, problem: 'it holds no Shapefile and no KML.', remedy }]);
}

/** The most of a ZIP that is read. */
const most = { files: 200, packed: 5_000_000, unpacked: 50_000_000 };

/** What is read of a ZIP by its names in small letters, under which nothing is written. @throws StoryError */
function unzipped(bytes: Uint8Array, file: string): ReadonlyMap<string, Buffer> {
  const isOfShapes = (name: string) => /^(?!__MACOSX).*\.(shp|dbf|prj|cpg|kml)$/i.test(name);
  try {
    const found = unzip(bytes, isOfShapes, most);
    return new Map(found.map(([name, own]) => [name.toLowerCase(), Buffer.from(own)]));
  } catch (error) {
    const problem = `it cannot be unpacked: ${(error as Error).message}.`;
    const isLarge = error instanceof RangeError;
    const remedy = isLarge ? 'Simplify its shapes, or split it.' : 'Export or zip it again.';
    throw new StoryError([{ file, problem, remedy }]);
  }
}

/** What mapshaper reads of the first of some files, in degrees, by the names of its layers. @throws StoryError */
async function mapshaped(
  input: Readonly<Record<string, Uint8Array | string>>,
  file: string,
  { crs = '', say }: Reading,
): Promise<Parts> {
  const fault = (problem: string, remedy = crsRemedy) =>
    new StoryError([{ file, problem, remedy }]);
  // It becomes a word of mapshaper's commands, of which some run programs.
  if (!/^[\w+=:., -]*$/.test(crs)) throw fault(`"${crs}" is no reference system.`);
  expectPackages(`${file}: reading it`, ['mapshaper']);
  const { default: mapshaper } = await import('mapshaper');
  const from = crs && `from="${crs.replace(/^(EPSG:)?900913$/i, 'EPSG:3857')}"`;
  const commands = `-i ${Object.keys(input)[0]} -proj ${from} wgs84 -o format=geojson precision=0.0000001 geojson-type=FeatureCollection`;
  const made = await mapshaper.applyCommands(commands, input).catch(({ message }: Error) => {
    if (message.startsWith('[proj]')) throw fault('its reference system is not known.');
    throw fault(`it cannot be read: ${message}.`, 'Export it again from where it comes.');
  });
  const system = crs || /^PROJCS\["([^"]+)/.exec(String(input['all.prj']))?.[1];
  if (system) say(`${file}: reprojected from ${system} to degrees.`);
  else if (input['all.shp'] && !input['all.prj'])
    say(`${file}: it names no reference system; its coordinates are taken for degrees.`);
  const layers = Object.entries(made).map(([name, json]) => [parse(name).name, Buffer.from(json)]);
  return Object.fromEntries(layers.map(([name, json]) => [name, JSON.parse(`${json}`).features]));
}

/** The document of an XML file. @throws StoryError where it is broken. */
function xmlOf(text: string, file: string) {
  const fault = (problem: string): StoryError =>
    new StoryError([{ file, problem, remedy: 'Export it again from where it comes.' }]);
  // A document type may define entities that multiply.
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw fault('it defines a document type, which is not read.');
  const onError = (level: string, words: string) => {
    if (level !== 'warning') throw new Error(words);
  };
  try {
    return new DOMParser({ onError }).parseFromString(text, 'text/xml') as unknown as Document;
  } catch (error) {
    throw fault(`this is not XML: ${(error as Error).message.split('\n')[0]}.`);
  }
}

/**
 * The shapes of a feature one by one, with its words alone: without times, styles and what a watch measured, and
 * without the HTML of a description.
 */
function shapesOf({ properties, geometry }: Feature<Geometry | null>): Feature[] {
  const { name, desc, description, cmt, type } = properties ?? {};
  const plain = String(description?.value ?? description ?? '')
    .replace(/<[^>]*>/g, ' ')
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
function flat<Shape extends Exclude<Geometry, { type: 'GeometryCollection' }>>(
  shape: Shape,
): Shape {
  const cut = (value: unknown): unknown =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? (value as Position).slice(0, 2)
      : (value as unknown[]).map(cut);
  return { type: shape.type, coordinates: cut(shape.coordinates) } as Shape;
}
