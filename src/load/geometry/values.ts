import type { ValuesSpec } from '../../style/kinds/shaded.ts';
import { namesIn, readStoryFile } from '../files/own-file.ts';
import { readCsv } from '../files/read-csv.ts';
import { type Problem, StoryError } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import { didYouMean, suggestName } from '../yaml/did-you-mean.ts';
import type { AnyFeature } from './read-geometry.ts';
import { breaksOf, classOf } from './shades.ts';

/** Says what is wrong with a field of a layer's entry. */
export type LayerFault = (
  path: readonly PropertyKey[],
  problem: string,
  remedy: string,
  value?: unknown,
) => Problem;

/** A property that no feature has. */
export function absent(
  features: readonly AnyFeature[],
  name: string,
  path: readonly PropertyKey[],
  fault: LayerFault,
): readonly Problem[] {
  const known = new Set(features.flatMap(({ properties }) => Object.keys(properties ?? {})));
  if (known.has(name)) return [];
  const problem = `no feature has a property "${name}".`;
  return [fault(path, problem, suggestName(name, [...known]), name)];
}

/** Throws problems, if there are any. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new StoryError(problems);
}

/** The first of some names, and whether there are more. */
export const listOf = (names: readonly string[]): string =>
  `${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and others' : ''}`;

interface Areas {
  readonly features: readonly AnyFeature[];
  /** The file that they are written in, and their indices in it. */
  readonly origin: { readonly file: string; readonly features: readonly number[] };
  readonly files: StoryFiles;
  readonly fault: LayerFault;
}

/** The properties that a shaded layer's area gets, unless it has no value. */
type Shade = { readonly value: number; readonly category: string } | undefined;

/** Finds the value and the class of each area of a shaded layer. @throws StoryError where it cannot. */
export function joinValues(
  root: string,
  spec: ValuesSpec,
  areas: Areas,
): { readonly shades: readonly Shade[]; readonly warnings: readonly Problem[] } {
  const { values, warnings } =
    spec.table === undefined ? ownValues(spec, areas) : tableValues(root, spec, areas);
  const numbers = values.flatMap((value) => value ?? []);
  if (numbers.length === 0) {
    const problem = `none of its areas has a value in "${spec.of}".`;
    const remedy = 'Name the property or the column that holds them.';
    refuse([areas.fault(['values', 'of'], problem, remedy)]);
  }
  const breaks = breaksOf(spec, numbers);
  const shades = values.map((value) =>
    value === undefined ? undefined : { value, category: String(classOf(value, breaks)) },
  );
  return { shades, warnings };
}

interface Found {
  readonly values: readonly (number | undefined)[];
  readonly warnings: readonly Problem[];
}

/** A value as data have it; nothing where there is none, and `NaN` where it is not a number. */
function valueIn(given: unknown): number | undefined {
  if (given === null || given === undefined || String(given).trim() === '') return undefined;
  return typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
}

/** A problem of a value that is not a number; none where it is one, or there is none. */
function notNumber(given: unknown, at: Omit<Problem, 'problem' | 'remedy'>): Problem[] {
  const value = valueIn(given);
  if (value === undefined || Number.isFinite(value)) return [];
  const remedy =
    'Write a number, with a point before its decimals and no other sign; leave it empty where there is none.';
  return [{ ...at, problem: `${JSON.stringify(given)} is not a number.`, remedy, value: given }];
}

/** The values that areas have in a property of theirs. */
function ownValues({ of, key }: ValuesSpec, { features, origin, fault }: Areas): Found {
  if (key !== undefined) {
    const remedy = 'Add "table", or take the key out.';
    refuse([fault(['values', 'key'], 'it names a key but no table.', remedy)]);
  }
  refuse(absent(features, of, ['values', 'of'], fault));
  const given = features.map(({ properties }) => properties?.[of]);
  const problems = given.flatMap((each, i) => {
    const path = ['features', origin.features[i] ?? 0, 'properties', of];
    return notNumber(each, { file: origin.file, path, place: `"${of}"` });
  });
  refuse(problems);
  return { values: given.map(valueIn), warnings: [] };
}

/** The values that areas have in a table, found by a key. */
function tableValues(root: string, spec: ValuesSpec, areas: Areas): Found {
  const { key = '', table = '' } = spec;
  const { features, files, fault } = areas;
  if (key === '') {
    const remedy = 'Add "key": a property of the areas that is a column of the table too.';
    refuse([fault(['values'], 'it lacks the key that joins the table.', remedy)]);
  }
  const file = `${files.values}/${table.replace(/\.csv$/, '')}.csv`;
  refuse(absent(features, key, ['values', 'key'], fault));
  const rows = readTable(root, file, { ...spec, column: spec.column ?? key }, areas);
  const keys = features.map(({ properties }) => String(properties?.[key] ?? '').trim());
  const values = keys.map((each) => rows.get(each));
  const unjoined = [...new Set(keys)].filter((each) => !rows.has(each));
  if (unjoined.length === 0) return { values, warnings: [] };
  const known = new Set(keys);
  const problem = `no row in ${file} for ${unjoined.length} of ${known.size} areas: ${listOf(unjoined.map(quoted))}.`;
  const others = [...rows.keys()].filter((each) => !known.has(each));
  const remedy =
    others.length > 0
      ? `Rows without an area: ${listOf(others.map(quoted))}.`
      : 'Add a row for each; leave its value empty where none is known.';
  const found = fault(['values', 'key'], problem, remedy, key);
  if (values.every((value) => value === undefined)) throw new StoryError([found]);
  return { values, warnings: [{ ...found, severity: 'warning' }] };
}

const quoted = (key: string): string => `"${key}"`;

function readTable(
  root: string,
  file: string,
  { table = '', of, column = '' }: ValuesSpec,
  { files, fault }: Areas,
): ReadonlyMap<string, number | undefined> {
  const tables = namesIn(root, files.values).flatMap((each) => /^(.*)\.csv$/.exec(each)?.[1] ?? []);
  const name = table.replace(/\.csv$/, '');
  if (!tables.includes(name)) {
    const put = `Put the table there, with a column "${column}" and a column "${of}".`;
    const remedy = didYouMean(name, tables) ?? put;
    refuse([fault(['values', 'table'], `the table ${file} does not exist.`, remedy, table)]);
  }
  const { rows, lines } = readCsv(readStoryFile(root, files.folder, file));
  const heads = { [column]: 'column', [of]: 'of' };
  const unknown = Object.entries(heads).filter(([head]) => !rows.columns.includes(head));
  refuse(
    unknown.map(([head, field]) => {
      const remedy = suggestName(head, rows.columns);
      return fault(['values', field], `${file} has no column "${head}".`, remedy, head);
    }),
  );
  const cell = (row: number, head: string) => ({
    file,
    line: lines[row] ?? 1,
    place: `"${head}"`,
  });
  const joined = new Map<string, number | undefined>();
  refuse(
    rows.flatMap((row, i): Problem[] => {
      const key = (row[column] ?? '').trim();
      const value = valueIn(row[of]);
      if (key === '' && value === undefined) return [];
      if (joined.has(key)) {
        const problem = `"${key}" has a row already.`;
        return [{ ...cell(i, column), problem, remedy: 'Leave one row for each.' }];
      }
      joined.set(key, value);
      return notNumber(row[of], cell(i, of));
    }),
  );
  return joined;
}
