import { csvParse } from 'd3-dsv';
import type { ValuesSpec } from '../../style/kinds/shaded.ts';
import { cellPositions, separatorFault } from '../files/cell-positions.ts';
import { namesIn } from '../files/own-file.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import { attempt, countOf, type Position, type Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { didYouMean, nearestName, suggestName } from '../yaml/did-you-mean.ts';
import { type AnyFeature, absent, type LayerFault } from './any-feature.ts';
import { breaksOf, classOf } from './shades.ts';

interface Areas {
  /** The features of their file, drawn or not. */
  readonly all: readonly AnyFeature[];
  readonly features: readonly AnyFeature[];
  /** The file that they are written in, and their places in it. */
  readonly origin: { readonly file: string; readonly features: readonly number[] };
  readonly files: StoryFiles;
  readonly fault: LayerFault;
}

/** What a shaded layer's areas have beside their own properties, unless they have no value. */
type Shade = { readonly value: number; readonly category: string } | undefined;

/** The values of areas, in their order, or why they cannot be had. */
interface Found<Value> {
  readonly values?: readonly (Value | undefined)[];
  readonly problems: readonly Problem[];
}

/** Finds the value of each area of a shaded layer, in its own properties or in a table, and its class. */
export function joinValues(
  root: string,
  values: ValuesSpec,
  areas: Areas,
): { readonly shaded?: readonly Shade[]; readonly problems: readonly Problem[] } {
  const { fault } = areas;
  const found =
    values.table === undefined ? ownValues(values, areas) : tableValues(root, values, areas);
  if (!found.values) return found;
  const numbers = found.values.flatMap((value) => value ?? []);
  if (numbers.length === 0) {
    const problem = `none of its areas has a value in "${values.of}".`;
    return {
      problems: [
        fault(['values', 'of'], problem, 'Name the property or the column that holds them.'),
      ],
    };
  }
  const breaks = breaksOf(values, numbers);
  const shaded = found.values.map((value) =>
    value === undefined ? undefined : { value, category: String(classOf(value, breaks)) },
  );
  return { shaded, problems: found.problems };
}

/** A value as data have it; nothing where there is none, and `NaN` where it is no number. */
function valueIn(given: unknown): number | undefined {
  if (given === null || given === undefined) return undefined;
  if (typeof given === 'number') return given;
  const text = String(given).trim();
  return text === '' ? undefined : typeof given === 'string' ? Number(text) : Number.NaN;
}

const isNoNumber = (value: number | undefined): boolean =>
  value !== undefined && !Number.isFinite(value);

const numberRemedy =
  'Write a number, with a point before its decimals and no other sign; leave it empty where there is none.';

/** The values that areas have in a property of theirs. */
function ownValues({ of, key }: ValuesSpec, { features, origin, fault }: Areas): Found<number> {
  if (key !== undefined) {
    const problem = 'it names a key, and no table with it.';
    return { problems: [fault(['values', 'key'], problem, 'Add "table", or take the key out.')] };
  }
  const lack = absent(features, of, (...told) => fault(['values', 'of'], ...told));
  if (lack.length > 0) return { problems: lack };
  const values = features.map(({ properties }) => valueIn(properties?.[of]));
  const problems = features.flatMap(({ properties }, i): Problem[] =>
    isNoNumber(values[i])
      ? [
          {
            file: origin.file,
            path: ['features', origin.features[i] ?? 0, 'properties', of],
            place: `"${of}"`,
            problem: `${JSON.stringify(properties?.[of])} is no number.`,
            remedy: numberRemedy,
            value: properties?.[of],
          },
        ]
      : [],
  );
  return problems.length > 0 ? { problems } : { values, problems };
}

/** The rows of a table by the key that an area has. */
interface Table {
  readonly file: string;
  readonly rows: ReadonlyMap<string, number | undefined>;
}

/** The values that areas have in a table, found by a key. */
function tableValues(root: string, spec: ValuesSpec, areas: Areas): Found<number> {
  const { key, table = '' } = spec;
  const { features, fault } = areas;
  if (key === undefined) {
    const remedy = 'Add "key": a property of the areas that is a column of the table too.';
    return {
      problems: [fault(['values'], 'it does not say by what the table is joined.', remedy)],
    };
  }
  const lack = absent(features, key, (...told) => fault(['values', 'key'], ...told));
  const read = readTable(root, table, { ...spec, column: spec.column ?? key }, areas);
  if (lack.length > 0 || !read.table) return { problems: [...lack, ...read.problems] };
  const { rows, file } = read.table;
  const keyOf = ({ properties }: AnyFeature) => String(properties?.[key] ?? '').trim();
  const keys = features.map(keyOf);
  const known = new Set(areas.all.map(keyOf));
  const unjoined = [...new Set(keys.filter((each) => !rows.has(each)))];
  const values = keys.map((each) => rows.get(each));
  const left = [...rows.keys()].filter((each) => !known.has(each));
  if (unjoined.length === 0) return { values, problems: surplus(left, file) };
  const joinsNone = unjoined.length === new Set(keys).size;
  const problem = joinsNone
    ? `no row of ${file} has the "${key}" of an area, such as ${quoted(unjoined)}.`
    : `${countOf(unjoined.length, 'area')} ${unjoined.length === 1 ? 'has' : 'have'} no row in ${file}: ${quoted(unjoined)}.`;
  const told = fault(['values', 'key'], problem, joinRemedy(unjoined, left), key);
  if (joinsNone) return { problems: [told] };
  return { values, problems: [{ ...told, severity: 'warning' }] };
}

/** Warns of rows that no area has. */
function surplus(keys: readonly string[], file: string): Problem[] {
  if (keys.length === 0) return [];
  const problem = `${countOf(keys.length, 'row')} ${keys.length === 1 ? 'is' : 'are'} of no area: ${quoted(keys)}.`;
  const remedy = 'Take them out, or add the areas to the file of the layer.';
  return [{ file, problem, remedy, severity: 'warning' }];
}

/** How many keys are named. */
const mostNamed = 5;

const quoted = (keys: readonly string[]): string => {
  const named = keys.slice(0, mostNamed).map((key) => `"${key}"`);
  return `${named.join(', ')}${keys.length > mostNamed ? ' and others' : ''}`;
};

function joinRemedy(unjoined: readonly string[], left: readonly string[]): string {
  const leftOver = left.length > 0 ? `Rows that no area has: ${quoted(left)}.` : '';
  const near = unjoined.slice(0, mostNamed).find((key) => nearestName(key, left) !== undefined);
  const meant =
    near === undefined ? undefined : didYouMean(near, left)?.replace(/\?$/, ` for "${near}"?`);
  return (
    [meant, leftOver].filter(Boolean).join(' ') ||
    'Add a row for each, without a value where none is known.'
  );
}

function readTable(
  root: string,
  table: string,
  { of, column = '' }: ValuesSpec,
  { files, fault }: Areas,
): { readonly table?: Table; readonly problems: readonly Problem[] } {
  const name = table.replace(/\.csv$/, '');
  const file = `${files.values}/${name}.csv`;
  const tables = namesIn(root, files.values).flatMap((each) => /^(.*)\.csv$/.exec(each)?.[1] ?? []);
  if (!tables.includes(name)) {
    const remedy =
      didYouMean(name, tables) ??
      `Put the table there, with a column "${column}" and a column "${of}".`;
    return { problems: [fault(['values', 'table'], `there is no table ${file}.`, remedy, table)] };
  }
  const text = attempt(() => readStoryFile(root, files.folder, file));
  if (text.value === undefined) return text;
  const rows = csvParse(text.value);
  const apart = separatorFault(text.value, file);
  if (apart) return { problems: [apart] };
  const heads = [
    [of, 'of'],
    [column, column === of ? 'of' : 'column'],
  ] as const;
  const unknown = heads.filter(([head]) => !rows.columns.includes(head));
  if (unknown.length > 0) {
    const problems = unknown.map(([head, field]) =>
      fault(
        ['values', field],
        `${file} has no column "${head}".`,
        suggestName(head, rows.columns),
        head,
      ),
    );
    return { problems };
  }
  const positions = cellPositions(text.value);
  const at = (row: number, head: string): Position =>
    positions[row + 1]?.[rows.columns.indexOf(head)] ?? { line: row + 2, column: 1 };
  const joined = new Map<string, number | undefined>();
  const problems = rows.flatMap((row, i): Problem[] => {
    const key = (row[column] ?? '').trim();
    const value = valueIn(row[of]);
    if (key === '' && value === undefined) return [];
    const twice = joined.has(key);
    joined.set(key, value);
    if (twice) {
      const remedy = 'Leave one row for each.';
      return [
        {
          file,
          ...at(i, column),
          place: `"${column}"`,
          problem: `"${key}" has a row already.`,
          remedy,
        },
      ];
    }
    if (!isNoNumber(value)) return [];
    const problem = `"${row[of]}" is no number.`;
    return [{ file, ...at(i, of), place: `"${of}"`, problem, remedy: numberRemedy }];
  });
  return problems.length > 0 ? { problems } : { table: { file, rows: joined }, problems };
}
