import type { Fault, Problem } from '../files/story-error.ts';

/** A format of shapes that is not GeoJSON, and how it is converted. */
interface Format {
  readonly is: string;
  readonly ending: string;
  readonly command: (from: string, to: string) => string;
  /** What one must know besides. */
  readonly note?: string;
}

/** Mapshaper is one of the project's packages. */
const mapshaper =
  (options = ''): Format['command'] =>
  (from, to) =>
    `npx mapshaper ${from} ${options}-o ${to}`;

const topojson: Format = { is: 'TopoJSON', ending: 'topojson', command: mapshaper() };
const gdal = 'ogr2ogr comes with GDAL';

/** How the files of each format begin. */
const formats: readonly (readonly [begins: RegExp, Format])[] = [
  [/^PK.{28}[^/]*\.kml/s, { is: 'KMZ', ending: 'kmz', command: mapshaper() }],
  [
    /^PK\p{Cc}{2}/u,
    {
      is: 'a ZIP archive',
      ending: 'zip',
      command: mapshaper('-proj wgs84 '),
      note: 'for a Shapefile in it',
    },
  ],
  [
    /^\0\0'\n/,
    {
      is: 'a Shapefile',
      ending: 'shp',
      command: mapshaper('-proj wgs84 '),
      note: 'its .dbf and .prj must be beside it',
    },
  ],
  [
    /^SQLite format 3/,
    {
      is: 'a GeoPackage',
      ending: 'gpkg',
      command: (from, to) => `ogr2ogr -t_srs EPSG:4326 ${to} ${from}`,
      note: `${gdal}; of several layers, name one at the end`,
    },
  ],
  [
    /^[^{]*<gpx\b/,
    {
      is: 'GPX',
      ending: 'gpx',
      command: (from, to) => `ogr2ogr ${to} ${from} tracks`,
      note: `${gdal}; in place of tracks, write routes or waypoints where it has these`,
    },
  ],
  [/^[^{]*<kml\b/, { is: 'KML', ending: 'kml', command: mapshaper() }],
  [
    /^(?!\s*"[^"]*"\s*:)[^{[<\n]*[,;\t][^{[<\n]*\n[^{[<\n]*[,;\t]/,
    {
      is: 'a table (CSV)',
      ending: 'csv',
      command: mapshaper('-points '),
      note: 'where its columns are not called lon and lat, write -points x=COLUMN y=COLUMN',
    },
  ],
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
  const format = formats.find(([begins]) => begins.test(start))?.[1];
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
  const run = command(shellWord(from), shellWord(to));
  return [`it is ${is}, not GeoJSON.`, `${rename}: ${run}${note ? ` (${note}).` : ''}`];
}

/** A path as a shell takes it for one word. */
export const shellWord = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
