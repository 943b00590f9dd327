import { archiveFault } from '../files/own-file.ts';
import type { Fault, Problem } from '../files/story-error.ts';

/** How JSON begins, sound or not, also in another encoding than UTF-8. */
const json = /^[\s\0\uFEFF\uFFFD]*([[{]|"[^"]*"\s*:|null|true|false|$)/;

/** Recognises shapes in a format other than GeoJSON by the first bytes of their file. */
export function otherFormat(bytes: Uint8Array | undefined, file: string): Problem | undefined {
  if (json.test(new TextDecoder().decode(bytes?.subarray(0, 1000)))) return undefined;
  const [problem, remedy] = notGeojson(file);
  return archiveFault(bytes, file) ?? { file, problem, remedy };
}

/** What to do about coordinates in a reference system that is not known. */
export const crsRemedy =
  'If these are projected metres, name their reference system to "add" or "new", by its EPSG code or its PROJ string, which epsg.io has: --crs "EPSG:25832"';

/** The fault of a file that holds another format, with the commands that take it. */
export function notGeojson(file: string): Fault {
  const named = shellWord(file.replace(/\w*json$/i, 'FORMAT'));
  const rename = named.includes('FORMAT') ? 'Rename it, with the ending of its format. ' : '';
  const remedy = `${rename}A table, GPX, KML, KMZ, TopoJSON or a zipped Shapefile is added to a story by npx story-map add ${named}; convert any other: npx mapshaper ${named} -proj wgs84 -o ${shellWord(file.replace(/\.\w+$/, '.geojson'))}`;
  return ['it is not GeoJSON.', remedy];
}

/** A path as a shell takes it for one word. */
export const shellWord = (path: string): string =>
  /^[\w./@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
