import { archiveFault } from '../files/read-story-file.ts';
import type { Fault, Problem } from '../files/story-error.ts';

/** How JSON begins, sound or not, also in another encoding than UTF-8. */
const json = /^[\s\0\uFEFF\uFFFD]*([[{]|"[^"]*"\s*:|null|true|false|$)/;

/** Recognises shapes in a format other than GeoJSON, by the beginning of a file, and says how to convert them. */
export function otherFormat(
  bytes: Uint8Array | undefined,
  file: string,
  to?: string,
): Problem | undefined {
  if (json.test(new TextDecoder().decode(bytes?.subarray(0, 1000)))) return undefined;
  const [problem, remedy] = notGeojson(file, to);
  return archiveFault(bytes, file) ?? { file, problem, remedy };
}

/** The fault of a file that holds another format, with the commands that convert it. */
export function notGeojson(file: string, to = file.replace(/\.\w+$/, '.geojson')): Fault {
  const isMisnamed = /json$/i.test(file);
  const [from, into] = [isMisnamed ? file.replace(/\w+$/, 'FORMAT') : file, to].map(shellWord);
  const rename = isMisnamed
    ? `Rename it to ${from}, with the ending of its format, and convert`
    : 'Convert';
  const table = 'of a table with "-points x=lon y=lat", the names of its columns, before "-o"';
  const gpx = 'of GPX with "tracks" or "waypoints" at the end';
  return [
    'it is not GeoJSON.',
    `${rename} it: npx mapshaper ${from} -proj wgs84 -o ${into} (${table}), or with GDAL: ogr2ogr -t_srs EPSG:4326 ${into} ${from} (${gpx}).`,
  ];
}

/** A path as a shell takes it for one word. */
export const shellWord = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
