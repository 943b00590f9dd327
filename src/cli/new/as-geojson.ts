import * as togeojson from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import type { Feature, Geometry, Position } from 'geojson';
import { StoryError } from '../../load/files/story-error.ts';
import { placesOfTable } from './places-of-table.ts';

/** How to read a file by the ending of its name. */
const formats: Readonly<Record<string, (text: string, file: string) => readonly Feature[]>> = {
  csv: placesOfTable,
  tsv: placesOfTable,
  gpx: (text, file) => togeojson.gpx(xmlOf(text, file)).features.flatMap(shapesOf),
  kml: (text, file) => togeojson.kml(xmlOf(text, file)).features.flatMap(shapesOf),
};

/** Whether a file is one of places or ways in a format that is made into GeoJSON. */
export const isConverted = (file: string): boolean => Object.hasOwn(formats, endingOf(file));

const endingOf = (file: string): string => /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';

/** The sorts of shapes, each of which becomes a layer, with what its id ends with beside another. */
const sorts = { Point: 'places', LineString: 'ways', Polygon: 'areas' } as const;

/**
 * The GeoJSON of a table, a track or a KML, one for each sort of shape in it. @throws StoryError
 *
 * @returns What the layer's id ends with where there are several, and the text.
 */
export function asGeojson(
  text: string,
  file: string,
): readonly { readonly ending: string; readonly geojson: string }[] {
  const made = bySort(formats[endingOf(file)]?.(text, file) ?? []);
  if (made.length > 0) return made;
  const remedy = 'Export it with its waypoints or tracks.';
  throw new StoryError([{ file, problem: 'it holds no places and no ways.', remedy }]);
}

/** The GeoJSON of each sort of shape among features. */
export const bySort = (features: readonly Feature[]): ReturnType<typeof asGeojson> =>
  Object.entries(sorts).flatMap(([type, ending]) => {
    const own = features.filter(({ geometry }) => geometry?.type.replace('Multi', '') === type);
    const collection = { type: 'FeatureCollection', features: own };
    return own.length > 0 ? [{ ending, geojson: `${JSON.stringify(collection)}\n` }] : [];
  });

/** The document of an XML file. @throws StoryError where it is broken. */
function xmlOf(text: string, file: string) {
  const fault = (problem: string): StoryError =>
    new StoryError([{ file, problem, remedy: 'Export it again from where it comes.' }]);
  // A document type may define entities that multiply.
  if (/<!(DOCTYPE|ENTITY)/i.test(text))
    throw fault('it defines a document type, which is not read.');
  let broken = '';
  const onError = (level: string, words: string) => {
    if (level !== 'warning') broken ||= words.split('\n')[0] ?? words;
  };
  try {
    const found = new DOMParser({ onError }).parseFromString(text, 'text/xml');
    if (broken === '') return found as unknown as Document;
  } catch (error) {
    broken ||= String((error as Error).message).split('\n')[0] ?? '';
  }
  throw fault(`this is not XML: ${broken}.`);
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
