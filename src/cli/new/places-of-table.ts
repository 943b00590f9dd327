import { dsvFormat } from 'd3-dsv';
import type { Feature, Point } from 'geojson';
import { type Problem, StoryError } from '../../load/files/story-error.ts';

/** The names, in small letters, of columns that hold a longitude or a latitude. */
const columnsOf = {
  longitude: /^(lon|lng|long|longitude?|longitud|längengrad|x|x_?coord(inate)?|geo_?l(on|ng))$/,
  latitude: /^(lat|latitude?|latitud|breitengrad|y|y_?coord(inate)?|geo_?lat)$/,
} as const;

type Axis = keyof typeof columnsOf;

/** The most that a coordinate may be. */
const most: Readonly<Record<Axis, number>> = { longitude: 180, latitude: 90 };

/** The marks that separate the columns of a table, of which its first line has the most of one. */
const separators = [',', ';', '\t'] as const;

/**
 * The places of a table, a point for each row with its other columns as properties. Rows without coordinates are left
 * out. Coordinates are degrees, with a point or a comma, or degrees, minutes and seconds with N, S, E, W.
 *
 * @throws StoryError with the line and column of a coordinate that is neither.
 */
export function placesOfTable(text: string, file: string): readonly Feature<Point>[] {
  const [head = ''] = text.split(/[\r\n]/, 1);
  const count = (mark: string) => head.split(mark).length;
  const [separator] = [...separators].sort((a, b) => count(b) - count(a));
  const rows = dsvFormat(separator ?? ',').parse(text.trim());
  const columnOf = (axis: Axis): string => {
    const found = rows.columns.find((name) => columnsOf[axis].test(name.trim().toLowerCase()));
    if (found !== undefined) return found;
    const problem = `no column holds the ${axis}; the columns are ${rows.columns.map((name) => `"${name}"`).join(', ')}.`;
    const remedy = 'Name the columns of the position "lon" and "lat", in degrees.';
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  };
  const [east, north] = [columnOf('longitude'), columnOf('latitude')];
  const others = rows.columns.filter((column) => column !== east && column !== north);
  const named =
    others.find((column) => /name|title|label/i.test(column)) ??
    others.find((column) => rows.every((row) => /\p{L}/u.test(row[column] ?? '')));
  const problems: Problem[] = [];
  const places = rows.flatMap((row, i): Feature<Point>[] => {
    if (![row[east], row[north]].some((cell) => cell?.trim())) return [];
    const read = (column: string, axis: Axis): number => {
      const degrees = degreesOf(row[column] ?? '');
      if (Math.abs(degrees) <= most[axis]) return degrees;
      const problem = `row ${i + 1} has the ${axis} "${row[column] ?? ''}".`;
      const isFar = Number.isFinite(degrees);
      const remedy = isFar
        ? `Write degrees within ±${most[axis]}. If these are metres of a projection, export the table again in WGS 84.`
        : 'Write degrees, such as -41.29, -41,29 or 41°17\'24"S.';
      problems.push({ file, place: `"${column}"`, problem, remedy });
      return 0;
    };
    const coordinates = [read(east, 'longitude'), read(north, 'latitude')];
    const cells = others.map((column) => [column === named ? 'name' : column, row[column]]);
    const properties = Object.fromEntries(cells.filter(([, value]) => value));
    return [{ type: 'Feature', properties, geometry: { type: 'Point', coordinates } }];
  });
  if (problems.length > 0) throw new StoryError(problems.slice(0, 20));
  if (places.length === 0) {
    const remedy = 'Write a line for each place.';
    throw new StoryError([{ file, line: 2, problem: 'it holds no places.', remedy }]);
  }
  return places;
}

/** Degrees, then minutes and seconds if there are any, and a side of the Earth before or after them. */
const sexagesimal =
  /^([NSEWO])?\s*([+-]?\d+(?:\.\d+)?)\s*[°d:\s]\s*(?:(\d+(?:\.\d+)?)\s*['′’m:\s]?\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″”s]|''|′′)?\s*)?([NSEWO])?$/i;

/** The degrees of a cell, as it may be written; NaN where it is none. */
export function degreesOf(cell: string): number {
  const text = cell.trim().replace(',', '.').replace('−', '-');
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  const sided = /^([+-]?\d+(?:\.\d+)?)\s*([NSEWO])$/i.exec(text);
  const found = sided
    ? [text, undefined, sided[1], undefined, undefined, sided[2]]
    : sexagesimal.exec(text);
  if (!found) return Number.NaN;
  const [, before, degrees = '', minutes = '0', seconds = '0', after] = found;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return Number.NaN;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isNegative = degrees.startsWith('-') || /[SWO]/i.test(before ?? after ?? '');
  return Number((isNegative ? -size : size).toFixed(7));
}
