import type { Fault, Problem } from '../files/story-error.ts';

/** A format that is not GeoJSON, and how a file of it is converted FROM it TO GeoJSON. */
interface Format {
  readonly is: string;
  readonly ending: string;
  readonly command?: string;
  readonly note?: string;
}

/** The formats by how their files begin; mapshaper is one of the project's packages. */
const formats: readonly (Format & { readonly begins: RegExp })[] = [
  { begins: /^PK.{28}[^/]*\.kml/s, is: 'KMZ', ending: 'kmz' },
  { begins: /^[^{]*<kml\b/, is: 'KML', ending: 'kml' },
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
    begins: /^(?!\s*"[^"]*"\s*:)[^{[<\n]*[,;\t][^{[<\n]*\n[^{[<\n]*[,;\t]/,
    is: 'a table (CSV)',
    ending: 'csv',
    command: 'npx mapshaper FROM -points -o TO',
    note: 'where its columns are not called lon and lat, write -points x=COLUMN y=COLUMN',
  },
];

/**
 * Finds a file of shapes that is not GeoJSON but another format.
 *
 * @param bytes The beginning of the file.
 * @param file Its name in messages and commands.
 * @param to The file of GeoJSON to make of it; the same name with that ending by default.
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

/** The fault of a file whose JSON is TopoJSON. */
export const topojsonFault = (file: string): Fault =>
  notGeojson({ is: 'TopoJSON', ending: 'topojson' }, file);

function notGeojson(
  { is, ending, command = 'npx mapshaper FROM -o TO', note }: Format,
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
