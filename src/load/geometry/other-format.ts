import type { Fault, Problem } from '../files/story-error.ts';

const toGeojson = 'npx mapshaper FROM -proj wgs84 -o TO';
const ofGdal = 'ogr2ogr -t_srs EPSG:4326 TO FROM';

/** Formats that are not GeoJSON: how their files begin and end, and the command that converts one FROM it TO GeoJSON. */
const formats: readonly (readonly [begins: RegExp, is: string, ending: string, run: string])[] = [
  [/^PK.{28}[^/]*\.kml/s, 'KMZ', 'kmz', toGeojson],
  [/^[^{]*<kml\b/, 'KML', 'kml', toGeojson],
  [/^PK\p{Cc}{2}/u, 'a ZIP archive', 'zip', toGeojson],
  [/^\0\0'\n/, 'a Shapefile', 'shp', `${toGeojson} (its .dbf and .prj must be beside it)`],
  [/^SQLite format 3/, 'a GeoPackage', 'gpkg', `${ofGdal} (a program of GDAL)`],
  [/^[^{]*<gpx\b/, 'GPX', 'gpx', `${ofGdal} tracks (a program of GDAL; or routes, or waypoints)`],
  [
    /^(?!\s*"[^"]*"\s*:)[^{[<\n]*[,;\t][^{[<\n]*\n[^{[<\n]*[,;\t]/,
    'a table (CSV)',
    'csv',
    'npx mapshaper FROM -points x=lon y=lat -o TO (with the names of its columns)',
  ],
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
  const [, ...format] = formats.find(([begins]) => begins.test(start)) ?? [];
  if (format.length === 0) return undefined;
  const [problem, remedy] = notGeojson(format, file, to);
  return { file, problem, remedy };
}

/** The fault of a file whose JSON is TopoJSON. */
export const topojsonFault = (file: string): Fault =>
  notGeojson(['TopoJSON', 'topojson', 'npx mapshaper FROM -o TO'], file);

function notGeojson(
  [is, ending = '', run = '']: readonly string[],
  file: string,
  to = file.replace(/\.\w+$/, '.geojson'),
): Fault {
  const from = /json$/i.test(file) ? file.replace(/\w+$/, ending) : file;
  const rename = from === file ? 'Convert it' : `Rename it to ${from}, and convert it`;
  const command = run.replace(/FROM|TO/g, (which) => shellWord(which === 'TO' ? to : from));
  return [`it is ${is}, not GeoJSON.`, `${rename}: ${command}`];
}

/** A path as a shell takes it for one word. */
export const shellWord = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
