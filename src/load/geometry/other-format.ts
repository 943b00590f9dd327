import type { Fault, Problem } from '../files/story-error.ts';

/** A format of shapes that is not GeoJSON, and what converts a file FROM it TO GeoJSON. */
interface Format {
  readonly is: string;
  readonly ending: string;
  readonly command: string;
  /** What one must know besides. */
  readonly note?: string;
}

const topojson: Format = {
  is: 'TopoJSON',
  ending: 'topojson',
  command: 'npx mapshaper FROM -o TO',
};

/** How the files of each format begin; mapshaper is one of the project's packages. */
const formats: readonly (Format & { readonly begins: RegExp })[] = [
  {
    begins: /^PK.{28}[^/]*\.kml/s,
    is: 'KMZ',
    ending: 'kmz',
    command: 'npx mapshaper FROM -o TO',
  },
  {
    begins: /^PK\p{Cc}{2}/u,
    is: 'a ZIP archive',
    ending: 'zip',
    command: 'npx mapshaper FROM -proj wgs84 -o TO',
    note: 'for a Shapefile in it',
  },
  {
    begins: /^\0\0'\n/,
    is: 'a Shapefile',
    ending: 'shp',
    command: 'npx mapshaper FROM -proj wgs84 -o TO',
    note: 'its .dbf and .prj must be beside it',
  },
  {
    begins: /^SQLite format 3/,
    is: 'a GeoPackage',
    ending: 'gpkg',
    command: 'ogr2ogr -t_srs EPSG:4326 TO FROM',
    note: 'ogr2ogr comes with GDAL; of several layers, name one at the end',
  },
  {
    begins: /^[^{]*<gpx\b/,
    is: 'GPX',
    ending: 'gpx',
    command: 'ogr2ogr TO FROM tracks',
    note: 'ogr2ogr comes with GDAL; in place of tracks, write routes or waypoints where it has these',
  },
  {
    begins: /^[^{]*<kml\b/,
    is: 'KML',
    ending: 'kml',
    command: 'npx mapshaper FROM -o TO',
  },
  {
    begins: /^(?!\s*"[^"]*"\s*:)[^{[<\n]*[,;\t][^{[<\n]*\n[^{[<\n]*[,;\t]/,
    is: 'a table (CSV)',
    ending: 'csv',
    command: 'npx mapshaper FROM -points -o TO',
    note: 'where its columns are not called lon and lat, write -points x=COLUMN y=COLUMN',
  },
];

/**
 * What is said of a file of shapes that is not GeoJSON but another format, told by how it begins.
 *
 * @param bytes The file's.
 * @param file Its name in messages and commands.
 * @param to The file of GeoJSON that is made of it; the same name with that ending by default.
 */
export function otherFormat(
  bytes: Uint8Array | undefined,
  file: string,
  to?: string,
): Problem | undefined {
  const start = new TextDecoder('windows-1252').decode(bytes?.subarray(0, 1000));
  const format = formats.find(({ begins }) => begins.test(start));
  if (!format) return undefined;
  const [problem, remedy] = notGeojson(format, file, to);
  return { file, problem, remedy };
}

/** What is said of a file whose JSON is TopoJSON. */
export const topojsonFault = (file: string): Fault => notGeojson(topojson, file);

function notGeojson(
  { is, ending, command, note }: Format,
  file: string,
  to = file.replace(/\.\w+$/, '.geojson'),
): Fault {
  const from = /json$/i.test(file) ? file.replace(/\w+$/, ending) : file;
  const rename = from === file ? 'Convert it' : `Rename it to ${from}, and convert it`;
  const run = command.replace(/FROM|TO/g, (which) => shellWord(which === 'TO' ? to : from));
  return [`it is ${is}, not GeoJSON.`, `${rename}: ${run}${note ? ` (${note}).` : ''}`];
}

/** A path as a shell takes it for one word. */
export const shellWord = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
