import { parse } from 'node:path';
import type { DSVRowArray, DSVRowString } from 'd3-dsv';
import type { Feature, Point } from 'geojson';
import { readCsv } from '../../files/read-csv.ts';
import { countOf, type Problem, StoryError, shortened } from '../../files/story-error.ts';
import { idLike, isOfObjects } from '../../files/story-files.ts';
import { crsRemedy } from '../../read/geometry/read-geometry.ts';
import { isDate, turnBack } from '../../read/schema/values.ts';

/** A file's reference system, and a function that records a note for the author. */
export interface Reading {
  readonly crs?: string | undefined;
  readonly say: (line: string) => void;
}

/** Headings of coordinates, in lower case: those that mean nothing else, then those that may. */
const columnsOf = {
  longitude: [
    /^(lon|lng|long|longt?itude?|longitudine|længdegrad|lengdegrad|längengrad|laengengrad|geogr(\. |aphische )länge|östliche länge|lengtegraad|długość geogr(\.|aficzna)|долгота|довгота|经度|經度|経度|경도|خط الطول|देशांतर|boylam|bujur|kinh độ|geo_?l(on|ng))$/,
    /^(x|x_?coord(inate)?|easting|rechtswert|ostwert|länge|laenge|długość)$/,
  ],
  latitude: [
    /^(lat|latt?itude?|latitudine|breddegrad|breitengrad|geogr(\. |aphische )breite|nördliche breite|breedtegraad|szerokość geogr(\.|aficzna)|широта|纬度|緯度|위도|(خط|دائرة) العرض|अक्षांश|enlem|lintang|vĩ độ|geo_?lat)$/,
    /^(y|y_?coord(inate)?|northing|hochwert|nordwert|breite|szerokość)$/,
  ],
} as const;

type Axis = keyof typeof columnsOf;

/** The maximum absolute value of each coordinate, in degrees. */
const maxDegrees = { longitude: 180, latitude: 90 };

const exchange = 'Longitude and latitude may be exchanged: swap the names of their columns.';

/**
 * Makes a point from each row of a table that has coordinates; other columns become properties. Coordinates are in
 * decimal degrees, or in degrees, minutes and seconds. @throws StoryError with the row and column of any that are not
 */
export function placesOfTable(text: string, file: string, { crs, say }: Reading): Feature<Point>[] {
  const { columns, rows, pair } = splitPairs(readCsv(text.trim(), file).rows);
  const columnOf = (axis: Axis): string => {
    const column = axisIn(columns, axis);
    if (column !== undefined) return column;
    const problem = `no column holds the ${axis}; the columns are ${columns.map((name) => `"${name}"`).join(', ')}.`;
    const chart = idLike(parse(file).name) || 'numbers';
    const remedy = `Name the columns of the position "lon" and "lat", in degrees. Numbers without places are a chart: save the table as charts/${chart}.csv, and write \`::: chart ${chart}\` and \`:::\` in the text. Values for areas go into the folder \`values\`.`;
    throw new StoryError([{ file, line: 1, problem, remedy }]);
  };
  const [east, north] = [columnOf('longitude'), columnOf('latitude')];
  const placed = rows.filter((row) => [row[east], row[north]].some((cell) => cell?.trim()));
  const others = columns.filter((column) => column !== east && column !== north);
  const meant = others.map(meaningsIn(placed, others, /\d,\d/.test(placed[0]?.[east] ?? '')));
  const problems: Problem[] = [];
  const places = placed.map((row): Feature<Point> => {
    const read = (column: string, axis: Axis): number => {
      const degrees = degreesOf(row[column] ?? '');
      const isNumber = Number.isFinite(degrees);
      if (crs ? isNumber : Math.abs(degrees) <= maxDegrees[axis]) return degrees;
      if (problems.length >= 20) return 0;
      const problem = `row ${rows.indexOf(row) + 1} has the ${axis} "${shortened(row[column] ?? '', maxHeading)}".`;
      const likely =
        axis === 'longitude'
          ? turnBack(degrees, 'longitudes end at ±180')
          : Math.abs(degrees) <= maxDegrees.longitude && exchange;
      const remedy = isNumber
        ? likely || `Write degrees within ±${maxDegrees[axis]}. ${crsRemedy}`
        : 'Write degrees, such as -41.29, -41,29 or 41°17\'24"S, with N, S, E or W.';
      problems.push({ file, place: `"${column}"`, problem, remedy });
      return 0;
    };
    const coordinates = [read(east, 'longitude'), read(north, 'latitude')];
    const filled = meant.filter(({ column, to }) => to && row[column]?.trim());
    const cells = filled.map(({ column, to, as }) => [to, as(row[column]?.trim() ?? '')]);
    const properties = Object.fromEntries(cells);
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates } };
  });
  if (problems.length > 0) throw new StoryError(problems);
  if (places.length === 0) {
    const remedy = 'Write a line for each place.';
    throw new StoryError([{ file, line: 2, problem: 'it holds no places.', remedy }]);
  }
  const split = pair ? ` "${pair}" is read as latitude, longitude.` : '';
  say(
    `${file}: ${countOf(rows.length, 'row')}, ${places.length} with a position.${split} Columns become:`,
  );
  const headings = meant.slice(0, maxColumns).map(({ column }) => shortened(column, maxHeading));
  const width = Math.max(...headings.map(({ length }) => length));
  for (const [i, heading] of headings.entries())
    say(`  ${heading.padEnd(width)}  ${shortened(meant[i]?.what ?? '')}`);
  if (meant.length > maxColumns) say(`  … and ${meant.length - maxColumns} more`);
  return places;
}

const [maxColumns, maxHeading] = [40, 40];

/** Finds the column of an axis, whatever a heading such as "Lon (WGS84)" or "geogr. Breite [°]" says besides. */
function axisIn(columns: readonly string[], axis: Axis): string | undefined {
  const isLike = (heading: RegExp) => (name: string) =>
    heading.test(
      name
        .replace(/[([].*$/s, '')
        .trim()
        .replace(/\.$/, '')
        .toLowerCase(),
    );
  return columnsOf[axis].map((heading) => columns.find(isLike(heading))).find(Boolean);
}

/** Splits a column that holds both coordinates, such as "48.86, 2.34", the form in which map sites copy them. */
function splitPairs(rows: DSVRowArray) {
  const { columns } = rows;
  const pair = columns.find((name) => {
    const cells = rows.flatMap((row) => row[name]?.trim() || []);
    return 2 * cells.filter(pairIn).length > cells.length;
  });
  if (pair === undefined || axisIn(columns, 'latitude') !== undefined) return { columns, rows };
  const split = rows.map((row): DSVRowString => {
    const [latitude = row[pair] ?? '', longitude = ''] = pairIn(row[pair]) ?? [];
    return { ...row, latitude, longitude };
  });
  const others = columns.filter((name) => name !== pair);
  return { columns: ['latitude', 'longitude', ...others], rows: split, pair };
}

function pairIn(cell = ''): readonly string[] | undefined {
  const isDecimal = /^\s*[+-]?\d+,\d+\s*$/.test(cell);
  const parts = cell.replaceAll(/[()[\]]/g, '').split(cell.includes(';') ? ';' : ',');
  const isPair = !isDecimal && parts.length === 2 && parts.map(degreesOf).every(Number.isFinite);
  return isPair ? parts : undefined;
}

/** Decides what columns become: the name, the date (of days), the category (of a few words), or other properties. */
function meaningsIn(rows: readonly DSVRowString[], columns: readonly string[], isComma: boolean) {
  const named =
    columns.find((column) => /^name$/i.test(column)) ??
    columns.find((column) => /name|title|label/i.test(column)) ??
    columns.find((column) => rows.every((row) => /\p{L}/u.test(row[column] ?? '')));
  const numeric = new RegExp(`^-?(0|[1-9]\\d*)([${isComma ? ',' : '.'}]\\d+)?$`);
  const taken = new Set<string>();
  return (column: string) => {
    const become = (to: string, what = to, as: (cell: string) => string | number = String) => {
      taken.add(to);
      return { column, to, what, as };
    };
    if (isOfObjects(column)) return become('', 'left out: no map can read its name');
    const cells = rows.flatMap((row) => row[column]?.trim() || []);
    const numbers = cells.map(withoutGroups);
    const words = [...new Set(cells)];
    const isFree = (to: string) => words.length > 0 && !taken.has(to);
    if (column === named) return become('name');
    if (isFree('date') && words.every(isDay)) return become('date', 'date', dayOf);
    if (numbers.every((number) => numeric.test(number)))
      return become(column, `${column}, a number`, (cell) =>
        Number(withoutGroups(cell).replace(',', '.')),
      );
    const isFew = words.length > 1 && words.length <= 8 && cells.length >= 2 * words.length;
    const isShort = words.every(({ length }) => length <= 100);
    if (isFree('category') && isFew && isShort)
      return become('category', `category: ${words.join(', ')}`);
    return become(column.replace(/^(name|date|category)$/, '$1-text'), `${column}, as text`);
  };
}

/** Removes the spaces that group a number's digits by thousands, as in "15 000". */
const withoutGroups = (cell: string): string =>
  /^-?\d{1,3}([ \u00a0\u2009\u202f]\d{3})+([.,]\d+)?$/.test(cell)
    ? cell.replaceAll(/[ \u00a0\u2009\u202f]/g, '')
    : cell;

/** True if a cell holds a day or a month; a year alone counts as a number. */
const isDay = (cell: string): boolean => cell.length > 4 && isDate(dayOf(cell));

/** Converts a date such as 31.5.2024 to ISO 8601; leaves one such as 5/6/2024, whose month is ambiguous. */
const dayOf = (cell: string): string =>
  cell.replace(/^(\d\d?)\.(\d\d?)\.(\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

/** Matches degrees, optional minutes and seconds, and a compass letter before or after them. */
const sexagesimal =
  /^([NSEW])?\s*([+-]?\d+(?:\.\d+)?)\s*[°d:\s]\s*(?:(\d+(?:\.\d+)?)\s*['′’m:\s]?\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″”s]|''|′′)?\s*)?([NSEW])?$/i;

/** Parses `-33.9`, `33,9 S` or `33°54′S`; otherwise NaN, also for `O`: west or east, by language. */
export function degreesOf(cell: string): number {
  if (cell.length > 99) return Number.NaN;
  const text = cell.trim().replace(',', '.').replace('−', '-');
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return Number(text);
  const sided = /^([+-]?\d+(?:\.\d+)?)\s*([NSEW])$/i.exec(text);
  const found = sided
    ? [text, undefined, sided[1], undefined, undefined, sided[2]]
    : sexagesimal.exec(text);
  if (!found) return Number.NaN;
  const [, before, degrees = '', minutes = '0', seconds = '0', after] = found;
  if (Number(minutes) >= 60 || Number(seconds) >= 60 || (before && after)) return Number.NaN;
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds) / 3600;
  const isNegative = degrees.startsWith('-') || /[SW]/i.test(before ?? after ?? '');
  return Number((isNegative ? -size : size).toFixed(7));
}
